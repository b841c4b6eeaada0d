/**
 * How often the answer on an issue may change. A requester who corrects a form needs a
 * handful; somebody who makes the program talk for ever, or two programs that answer each
 * other, reach it within the hour. A maintainer who deletes the comment begins anew.
 */
export const answerLimit = 40;

/** A comment, and how often it has been written. */
export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** The comment with its hidden count on the last line. */
export function withCount({ text, count }: Counted): string {
  return `${text}\n<!-- eln-answers ${count} -->\n`;
}

/** A comment without its count; one that has none was written once. No line of it is a requester's. */
export function readCount(comment: string): Counted {
  const { text, count } = line.exec(comment)?.groups ?? {};
  if (text === undefined || count === undefined) return { text: comment, count: 1 };
  return { text, count: Number(count) };
}

// --- internal ---

const line = /^(?<text>.*)\n<!-- eln-answers (?<count>[0-9]{1,4}) -->\n*$/s;
