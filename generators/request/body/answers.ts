import { z } from 'zod';
import { exitStatus, FleetError, nearest } from '../../../lib/base/index.ts';
import { type Field, oneLine, optionLabels } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';

/** Answers to a form, by field id: a text; of a choice its label or value; of boxes the ticked labels. */
export type Answers = ReadonlyMap<string, string | readonly string[]>;

/**
 * Reads an answers file: `{"kind": "new", "<field id>": …}`. Boxes take the list of
 * ticked labels or values, or `true` for all of them.
 *
 * @throws {FleetError} `ANSWERS_SHAPE`, `ANSWERS_KIND`, `ANSWERS_FIELD`, `ANSWERS_BOX`.
 */
export function readAnswers(
  json: unknown,
  kinds: readonly RequestKind[],
): { readonly kind: RequestKind; readonly answers: Answers } {
  const read = shape.safeParse(json);
  if (!read.success) {
    throw wrong(
      'ANSWERS_SHAPE',
      'An answers file is an object of texts, lists of texts or true.',
      'Start from one of examples/requests/.',
    );
  }
  const { kind: id, ...given } = read.data;
  const kind = kinds.find((known) => known.id === id);
  if (kind === undefined) {
    const ids = kinds.map((known) => known.id);
    throw wrong('ANSWERS_KIND', `There is no kind of request “${id}”.`, didYouMean(id, ids));
  }
  const answers = Object.entries(given).map(([name, answer]) => {
    return [name, settled(answer, fieldOf(name, kind))] as const;
  });
  return { kind, answers: new Map(answers) };
}

// --- internal ---

const shape = z
  .looseObject({ kind: z.string() })
  .catchall(z.union([z.string(), z.array(z.string()), z.literal(true)]));

function fieldOf(id: string, { fields, id: kind }: RequestKind): Field {
  const field = fields.find((known) => known.id === id);
  if (field !== undefined) return field;
  const ids = fields.map((known) => known.id);
  throw wrong('ANSWERS_FIELD', `A request “${kind}” has no field “${id}”.`, didYouMean(id, ids));
}

function settled(answer: string | readonly string[] | true, field: Field) {
  switch (field.type) {
    case 'checkboxes':
      return tickedLabels(answer, field);
    case 'dropdown':
      // An answer that is none of the choices stays as it is: the check has something to say about it.
      return labelOfOption(oneText(answer, field), field) ?? oneText(answer, field);
    case 'input':
    case 'textarea':
      return oneText(answer, field);
  }
}

function tickedLabels(
  answer: string | readonly string[] | true,
  field: Extract<Field, { type: 'checkboxes' }>,
): readonly string[] {
  const labels = optionLabels(field);
  if (answer === true) return labels;
  return [answer].flat().map((ticked) => {
    const label = labelOfOption(ticked, field);
    if (label !== undefined) return label;
    const known = [...labels, ...field.options.map(({ value }) => value)];
    throw wrong('ANSWERS_BOX', `“${field.id}” has no such box.`, didYouMean(ticked, known));
  });
}

function labelOfOption(
  answer: string,
  { options }: Extract<Field, { type: 'dropdown' | 'checkboxes' }>,
): string | undefined {
  const found = options.find(({ value, label }) => value === answer || oneLine(label) === answer);
  return found === undefined ? undefined : oneLine(found.label);
}

function oneText(answer: string | readonly string[] | true, { id }: Field): string {
  if (typeof answer === 'string') return answer;
  throw wrong('ANSWERS_SHAPE', `“${id}” takes one text.`, 'Write a text between quotes.');
}

function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean “${near}”?`;
}

function wrong(code: string, what: string, fix: string): FleetError {
  return new FleetError({ code, what, fix, exit: exitStatus.usage });
}
