/** A part of a page that may be left out whole, or shown in fewer words. */
export interface Block {
  readonly text: string;
  /** The same in fewer words, for when there is no room for all of it. */
  readonly brief?: string;
  /** What the reader is told when it is left out. */
  readonly name: string;
  /** Blocks that share a fold stand in it together; it is shown if one of them is. */
  readonly fold?: Fold;
}

export interface Fold {
  readonly head: string;
  readonly foot: string;
}

export interface Section {
  /** What its blocks are, in the plural: `risks`. */
  readonly noun: string;
  readonly head: string;
  readonly blocks: readonly Block[];
  readonly foot: string;
  /** Whether nothing may be shown after a block that had no room: rows by importance. */
  readonly inOrder: boolean;
  /** Share of the room still left that the section may take, from 0 to 1. */
  readonly share: number;
}

export interface Layout {
  readonly opening: string;
  readonly sections: readonly Section[];
  /** Stands at the end, whatever is left out: how to see everything. */
  readonly closing: string;
  /** Longest result, in UTF-16 units. */
  readonly limit: number;
}

/** Room in which what is left out is named, as a share of the limit. */
const noticeShare = 1 / 6;

/**
 * Puts the sections one below the other, the most important first, each with as many of
 * its blocks as there is room for, and ends by naming and counting what was left out.
 */
export function layOut({ opening, sections, closing: wanted, limit }: Layout): string {
  const closing = wanted.length > limit / 4 ? '' : wanted;
  const reserve = Math.min(Math.max(600, Math.floor(limit * noticeShare)), Math.floor(limit / 3));
  const most = limit - closing.length - reserve;
  if (opening.length > most) return truncated(opening, limit);
  let page = opening;
  const omissions: Omission[] = [];
  let full = false;
  for (const section of sections) {
    if (section.blocks.length === 0) continue;
    const room = full ? 0 : Math.floor((most - page.length) * section.share);
    const chosen = choose(section, room - section.head.length - section.foot.length);
    omissions.push(...omissionsOf(section, chosen));
    // What matters less must not be seen where what matters more is not.
    full ||= chosen.size === 0;
    if (chosen.size > 0) page += section.head + written(section.blocks, chosen) + section.foot;
  }
  return page + notice(omissions, limit - closing.length - page.length, limit) + closing;
}

// --- internal ---

type Chosen = ReadonlyMap<Block, string>;

interface Omission {
  readonly noun: string;
  readonly names: readonly string[];
}

/** As many blocks as there is room for, in fewer words first; then the cheapest in full. */
function choose({ blocks, inOrder }: Section, room: number): Chosen {
  const chosen = new Map<Block, string>();
  const folds = new Set<Fold>();
  let left = room;
  for (const block of blocks) {
    const { fold, text, brief = text } = block;
    const frame = fold === undefined || folds.has(fold) ? 0 : fold.head.length + fold.foot.length;
    if (brief.length + frame > left) {
      if (inOrder) break;
      continue;
    }
    if (fold !== undefined) folds.add(fold);
    chosen.set(block, brief);
    left -= brief.length + frame;
  }
  const more = ({ text, brief = text }: Block) => text.length - brief.length;
  for (const block of [...chosen.keys()].sort((a, b) => more(a) - more(b))) {
    if (more(block) > left) break;
    chosen.set(block, block.text);
    left -= more(block);
  }
  return chosen;
}

function written(blocks: readonly Block[], chosen: Chosen): string {
  let text = '';
  let open: Fold | undefined;
  for (const block of blocks) {
    const said = chosen.get(block);
    if (said === undefined) continue;
    if (block.fold !== open) {
      text += (open?.foot ?? '') + (block.fold?.head ?? '');
      open = block.fold;
    }
    text += said;
  }
  return text + (open?.foot ?? '');
}

function omissionsOf({ noun, blocks }: Section, chosen: Chosen): Omission[] {
  const gone = blocks.filter((block) => !chosen.has(block));
  const shortened = blocks.filter((block) => {
    const said = chosen.get(block);
    return said !== undefined && said !== block.text;
  });
  return [
    { noun, names: gone.map(({ name }) => name) },
    { noun: `diffs of ${noun}`, names: shortened.map(({ name }) => name) },
  ].filter(({ names }) => names.length > 0);
}

/** Names as much of what was left out as the room allows; says nothing if nothing was. */
function notice(omissions: readonly Omission[], room: number, limit: number): string {
  if (omissions.length === 0) return '';
  const head = `\nLeft out, to stay within ${limit} characters:\n\n`;
  const bare = omissions.map((omission) => row(omission, 0).length);
  let left = bare.reduce((rest, length) => rest - length, room - head.length);
  if (left < 0) return truncated(`\n${bare.length} parts were left out.\n`, room);
  const rows = omissions.map((omission, at) => {
    // What needs less than its part leaves the rest to those that follow.
    const share = Math.floor(left / (omissions.length - at));
    const said = fitted(omission, (bare[at] ?? 0) + share);
    left -= said.length - (bare[at] ?? 0);
    return said;
  });
  return head + rows.join('');
}

function fitted(omission: Omission, room: number): string {
  let [least, most] = [0, tallied(omission.names).length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (row(omission, middle).length <= room) least = middle;
    else most = middle - 1;
  }
  return row(omission, least);
}

/** `- risks: 12 (a, b twice and 9 more)`, with so many of the names. */
function row({ noun, names }: Omission, count: number): string {
  const distinct = tallied(names);
  const said = distinct.slice(0, count).join(', ');
  const rest = distinct.length - count;
  const more = rest > 0 && count > 0 ? ` and ${rest} more` : '';
  return `- ${noun}: ${names.length}${count === 0 ? '' : ` (${said}${more})`}\n`;
}

/** Each name once, and how often it stands for something. */
function tallied(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`));
}

/** The beginning of a text that does not even hold its first line; never half a character. */
function truncated(text: string, limit: number): string {
  const kept = text.slice(0, Math.max(0, limit));
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}
