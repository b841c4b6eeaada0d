import { type Field, type Option, oneLine } from '../definition/field.ts';
import { type Reason, reason } from '../reason/reason.ts';
import type { Answer } from './answered.ts';
import type { Lines } from './normalise.ts';
import { type Task, taskList } from './task-list.ts';

/** Lines that are told to be no box of the form; the rest is told by the boxes that are missing. */
const mostTold = 5;

/**
 * Boxes that must all be ticked, each once and word for word: whoever changes the
 * text of a commitment has not made it.
 */
export function readBoxes(
  { options }: Extract<Field, { type: 'checkboxes' }>,
  lines: Lines,
): Answer {
  const { tasks, others } = taskList(lines);
  const known = new Map(options.map((option) => [oneLine(option.label), option]));
  const foreign = [...others, ...tasks.filter((task) => !known.has(task.label))]
    .map((line) => line.number)
    .sort((a, b) => a - b);
  const reasons: Reason[] = [
    ...foreign.slice(0, mostTold).map((at) => reason('box-changed', { at }, at)),
    ...options.flatMap((option) => boxReason(option, tasks)),
  ];
  const ticked = tasks.filter((task) => task.ticked && known.has(task.label));
  return { value: [...new Set(ticked.map((task) => task.label))], reasons };
}

// --- internal ---

function boxReason({ label }: Option, tasks: readonly Task[]): Reason[] {
  const [first, second] = tasks.filter((task) => task.label === oneLine(label));
  const filling = { box: label };
  if (first === undefined) return [reason('box-missing', filling)];
  if (second !== undefined) return [reason('box-repeated', filling, second.number)];
  return first.ticked ? [] : [reason('box-unticked', filling, first.number)];
}
