import { showUnseen } from '../../../lib/base/encode/index.ts';
import { addDays } from '../../../lib/instance/index.ts';
import type { Acceptance } from './accept.ts';

/** A comment on the pull request, as the forge tells it. */
export interface Comment {
  /** Login, or whatever names the author on the forge. */
  readonly author: string;
  /** Whether the forge says that the author may merge; never what the comment says. */
  readonly isMaintainer: boolean;
  readonly body: string;
  /** When it was written or last edited, ISO 8601. */
  readonly at: string;
}

/** Days for which a line holds that names no last day. */
export const acceptanceDays = 14;

/** Most days that a line can name: longer, and nobody remembers why. */
export const longestAcceptanceDays = 90;

/**
 * Blocking risks that maintainers took upon them, from the lines
 *
 *     accept-risk: <rule> <object> <reason> [until YYYY-MM-DD]
 *
 * of their comments. An object with spaces stands between backquotes. A line counts only
 * as a paragraph's own: not quoted, not in a block of code, not in a hidden comment. What is
 * no such line, too long or of somebody else is passed over.
 *
 * `since` is when the forge first saw the commit under review, ISO 8601: a maintainer
 * accepts what they could see, not what is pushed afterwards.
 */
export function readAcceptances(comments: readonly Comment[], since?: string): Acceptance[] {
  const found = comments
    .filter(({ isMaintainer, at }) => isMaintainer && isAfter(at, since))
    .flatMap((comment) => linesOf(comment).slice(0, mostLines));
  const latest = new Map(found.map((one) => [JSON.stringify([one.rule, one.object]), one]));
  return [...latest.values()].slice(0, mostLines);
}

// --- internal ---

/** GitHub’s own bound of a comment. */
const longestBody = 65_536;
const longestLine = 2000;
const mostLines = 200;

const form =
  /^ {0,3}accept-risk: +`?(?<rule>[a-z][a-z0-9-]{1,59})`? +(?:`(?<quoted>[^`]{1,900})`|(?<object>[^\s`]{1,900})) +(?<reason>\S.*)$/;

function isAfter(at: string, since: string | undefined): boolean {
  return since === undefined || Date.parse(at) >= Date.parse(since);
}

function linesOf({ author, body, at }: Comment): Acceptance[] {
  const day = /^(?<day>\d{4}-\d{2}-\d{2})T/.exec(at)?.groups?.['day'];
  if (day === undefined || body.length > longestBody || author.trim() === '') return [];
  return ownLines(body).flatMap((line) => {
    // What cannot be seen could make a line mean another thing than its author read.
    if (line.length > longestLine || showUnseen(line) !== line) return [];
    const parts = form.exec(line.trimEnd())?.groups;
    if (parts === undefined) return [];
    const { reason, until } = reasonOf(parts['reason'] ?? '', day);
    if (reason === '') return [];
    const object = parts['quoted'] ?? parts['object'] ?? '';
    return [{ rule: parts['rule'] ?? '', object, reason, who: author, until }];
  });
}

/** Lines of the comment's own words: no quotation, no block of code, nothing hidden. */
function ownLines(body: string): string[] {
  const visible = body.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of visible.split('\n')) {
    const mark = /^ {0,3}(?<mark>`{3,}|~{3,})/.exec(line)?.groups?.['mark'];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark === undefined) {
      lines.push(line);
    } else {
      fence = mark;
    }
  }
  return lines;
}

function reasonOf(text: string, day: string): { reason: string; until: string } {
  const named = / ?\(?until (?<until>\d{4}-\d{2}-\d{2})\)?\.?$/.exec(text);
  const until = named?.groups?.['until'];
  if (until === undefined || !isDay(until))
    return { reason: text, until: addDays(day, acceptanceDays) };
  const last = addDays(day, longestAcceptanceDays);
  return { reason: text.slice(0, named?.index).trim(), until: until < last ? until : last };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
