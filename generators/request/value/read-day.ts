import { addMonths } from '../../../lib/instance/index.ts';
import type { LineRule } from '../definition/field.ts';
import { reason } from '../reason/reason.ts';
import { frenchDay, isDay } from './day.ts';
import { type Read, refused } from './reading.ts';

/** A day, compared with the day on which the request was opened. */
export function readDay(
  answer: string,
  rule: Extract<LineRule, { read: 'day' }>,
  example: string,
  openedOn: string,
): Read {
  if (!isDay(answer)) {
    return refused(reason('day-shape', { example: frenchDay(answer) ?? example }));
  }
  if (rule.side === 'future' && answer <= openedOn) {
    return refused(reason('day-not-ahead', { openedOn }));
  }
  if (rule.side === 'past' && answer > openedOn) {
    return refused(reason('day-ahead', { openedOn }));
  }
  const months = rule.withinMonths;
  if (months === undefined) return { value: answer };
  const limit = addMonths(openedOn, rule.side === 'past' ? -months : months);
  const within = rule.side === 'past' ? answer >= limit : answer <= limit;
  return within ? { value: answer } : refused(reason('day-too-far', { months, openedOn, limit }));
}
