/** A part of a page that may be left out whole: a row of a table, a folded diff. */
export interface Block {
  readonly text: string;
  /** What the reader is told when it is left out. */
  readonly name: string;
}

export interface Section {
  /** In the plural: `risks`. */
  readonly title: string;
  readonly head: string;
  readonly blocks: readonly Block[];
  readonly foot: string;
  /** Which blocks come first when not all fit; all the same they are shown in their order. */
  readonly prefer: 'first' | 'shortest';
  /** Share of the room still left that the section may take, from 0 to 1. */
  readonly share: number;
}

export interface Layout {
  readonly opening: string;
  readonly sections: readonly Section[];
  /** Longest result, in UTF-16 units. */
  readonly limit: number;
  /** How to see what was left out. */
  readonly more: string;
}

/**
 * Puts the sections one below the other, the most important first, each with as
 * many of its blocks as there is room for, and ends by naming what was left out.
 */
export function layOut({ opening, sections, limit, more }: Layout): string {
  const reserve = Math.min(1600, Math.floor(limit / 3));
  if (opening.length > limit - reserve) return truncated(opening, limit);
  let page = opening;
  const omissions: Omission[] = [];
  let full = false;
  for (const section of sections) {
    if (section.blocks.length === 0) continue;
    const room = full ? 0 : Math.floor((limit - reserve - page.length) * section.share);
    const kept = choose(section, room - section.head.length - section.foot.length);
    const left = section.blocks.filter((block) => !kept.has(block));
    if (left.length > 0)
      omissions.push({ title: section.title, names: left.map(({ name }) => name) });
    // What matters less must not be seen where what matters more is not.
    full ||= kept.size === 0;
    if (kept.size === 0) continue;
    const body = section.blocks.filter((block) => kept.has(block)).map(({ text }) => text);
    page += section.head + body.join('') + section.foot;
  }
  return page + notice(omissions, limit - page.length, limit, more);
}

// --- internal ---

interface Omission {
  readonly title: string;
  readonly names: readonly string[];
}

function choose({ blocks, prefer }: Section, room: number): ReadonlySet<Block> {
  const order =
    prefer === 'first' ? blocks : blocks.toSorted((a, b) => a.text.length - b.text.length);
  const kept = new Set<Block>();
  let left = room;
  for (const block of order) {
    if (block.text.length > left) break;
    kept.add(block);
    left -= block.text.length;
  }
  return kept;
}

/** Names as much of what was left out as the room allows; says nothing if nothing was. */
function notice(omissions: readonly Omission[], room: number, limit: number, more: string): string {
  if (omissions.length === 0) return '';
  const head = `\nLeft out, to stay within ${limit} characters:\n\n`;
  const tail = `\n${more}\n`;
  const share = Math.floor((room - head.length - tail.length) / omissions.length);
  const rows = omissions.map((omission) => omissionRow(omission, share));
  const whole = head + rows.join('') + tail;
  if (whole.length <= room) return whole;
  const short = `\nSome parts were left out.\n`;
  return short.length <= room ? short : '';
}

function omissionRow({ title, names }: Omission, room: number): string {
  const distinct = [...new Set(names)];
  const row = (count: number) => {
    const said = distinct.slice(0, count).join(', ');
    const rest = distinct.length - count;
    if (count === 0) return `- ${title}: ${names.length}\n`;
    return `- ${title}: ${names.length} (${said}${rest > 0 ? ` and ${rest} more` : ''})\n`;
  };
  let count = 0;
  while (count < distinct.length && row(count + 1).length <= room) count += 1;
  return row(count);
}

/** The beginning of a text that does not even hold its first line; never half a character. */
function truncated(text: string, limit: number): string {
  const kept = text.slice(0, Math.max(0, limit));
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}
