import type { ChangedIssue } from '../../../lib/forge/index.ts';

/** Where a poll has come to. */
export interface Cursor {
  /** Up to when every change was answered; undefined before the first. */
  readonly at: string | undefined;
  /** Issues, as they were when they were answered, that the next poll will be told of again. */
  readonly seen: readonly ChangedIssue[];
}

/** Milliseconds before the cursor that are read again: what a forge lists may lag behind. */
const overlap = 2 * 60_000;

/** Issues that are remembered; one that is forgotten is answered again, which changes nothing. */
const mostSeen = 200;

/** What the comment of an earlier poll says; nothing where there is none, or somebody edited it. */
export function readCursor(comment: string | undefined): Cursor {
  const { at, seen } = line.exec(comment ?? '')?.groups ?? {};
  if (at === undefined || Number.isNaN(Date.parse(at))) return { at: undefined, seen: [] };
  return {
    at,
    seen: (seen ?? '').split(' ').flatMap((word): ChangedIssue[] => {
      const [number = '', changedAt] = word.split('@');
      return changedAt === undefined ? [] : [{ number: Number(number), changedAt }];
    }),
  };
}

/** The comment that the next poll reads. */
export function cursorComment({ at, seen }: Cursor & { readonly at: string }): string {
  const from = Date.parse(withOverlap(at));
  const kept = seen
    .filter(({ changedAt }) => Date.parse(changedAt) >= from)
    .slice(-mostSeen)
    .map(({ number, changedAt }) => `${number}@${changedAt}`);
  return `Demandes relevées jusqu’au / requests read up to: \`${at}\`\n\n<!-- eln-cursor ${[at, ...kept].join(' ')} -->\n`;
}

/** From when on changes are asked for. */
export function withOverlap(cursor: string | undefined): string {
  return new Date(cursor === undefined ? 0 : Date.parse(cursor) - overlap).toISOString();
}

/** The later of the two: a poll that was told to begin earlier takes nothing back. */
export function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) >= Date.parse(other) ? one : other;
}

// --- internal ---

const line =
  /^<!-- eln-cursor (?<at>[0-9T:.Z+-]{10,35})(?<seen>(?: [0-9]{1,10}@[0-9T:.Z+-]{10,35})*) -->$/m;
