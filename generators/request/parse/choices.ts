import { type Field, oneLine } from '../definition/field.ts';
import { reason } from '../reason/reason.ts';
import type { Answer } from './answered.ts';
import type { Lines } from './normalise.ts';
import { taskList } from './task-list.ts';

/**
 * A choice on GitLab, which has no dropdowns: a list of boxes of which one is ticked.
 * Whoever keeps only the wanted answer, without its box, is understood too.
 */
export function readChoices(
  { options, required }: Extract<Field, { type: 'dropdown' }>,
  lines: Lines,
): Answer {
  const labels = options.map((option) => oneLine(option.label));
  const { tasks, others } = taskList(lines);
  const [alone] = others;
  if (tasks.length === 0 && others.length === 1 && alone && labels.includes(alone.text.trim())) {
    return { value: alone.text.trim(), reasons: [] };
  }
  const foreign = others[0] ?? tasks.find((task) => !labels.includes(task.label));
  const ticked = tasks.filter((task) => task.ticked);
  const [first, second] = ticked;
  if (foreign !== undefined) {
    const value = first?.label ?? others[0]?.text.trim() ?? null;
    return { value, reasons: [unknown(labels, foreign.number)] };
  }
  if (second !== undefined) {
    const value = ticked.map((task) => task.label).join('\n');
    return { value, reasons: [reason('option-several', {}, second.number)] };
  }
  if (first !== undefined) return { value: first.label, reasons: [] };
  return { value: null, reasons: required ? [reason('field-empty', {})] : [] };
}

/** The answer is none of the choices. */
export function unknown(labels: readonly string[], line?: number) {
  const options = {
    fr: labels.map((label) => `« ${label} »`).join(', '),
    en: labels.map((label) => `“${label}”`).join(', '),
  };
  return reason('option-unknown', { options }, line);
}
