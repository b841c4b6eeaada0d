import {
  type Answer,
  answerLimit,
  keepTime,
  languageAsked,
  type Notice,
  noticeMarkdown,
  readCount,
  verdictMarkdown,
  withCount,
} from '../../../generators/request/index.ts';
import type { CommentPlace, Forge } from '../../../lib/forge/index.ts';
import type { RequestContext } from './context.ts';

/** Marks the one comment of an issue that answers it: the verdict, then what became of it. */
export const verdictMarker = 'verdict';

/** What is told on the issue. */
export interface Telling {
  readonly answer: Answer;
  readonly notice: Notice | undefined;
}

/**
 * One comment, updated in place; untouched where nothing but the hour would change. It is
 * rewritten only so often: past that it says so, and stays. False when it came to that.
 */
export async function tell(
  forge: Forge,
  number: number,
  { answer, notice }: Telling,
  { platform, answeredAt }: RequestContext,
): Promise<boolean> {
  const place: CommentPlace = { on: 'issue', number };
  const old = await forge.readComment(place, verdictMarker);
  const before = old === undefined ? { text: '', count: 0 } : readCount(old);
  const signature = { platform, ...(answeredAt === undefined ? {} : { answeredAt }) };
  const frame = { answer, signature };
  const plain = verdictMarkdown(answer.verdict, frame);
  const wanted =
    notice === undefined ? plain : verdictMarkdown(answer.verdict, { ...frame, notice });
  const stands = (text: string) => keepTime(text, before.text) === before.text;
  if (stands(wanted)) return true;
  const write = (text: string, count: number) =>
    forge.upsertComment(place, verdictMarker, withCount({ text, count }));
  // Where the request led to is no other answer.
  const isNews = notice?.code !== 'opened' || !stands(plain);
  if (!isNews || before.count < answerLimit) {
    await write(wanted, isNews ? before.count + 1 : before.count);
    return true;
  }
  const language = languageAsked(answer.verdict);
  const last = noticeMarkdown({ code: 'answer-limit', limit: answerLimit }, signature, language);
  if (!stands(last)) await write(last, before.count);
  return false;
}
