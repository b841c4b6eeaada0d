import { describe, expect, it } from 'vitest';
import { readMarker } from '../../generators/request/definition/marker.ts';
import { fieldComments, introComments } from '../../generators/request/form/comments.ts';
import { type Field, labelOf, optionLabels } from '../../generators/request/index.ts';
import { kinds } from './support/samples.ts';

const fields = kinds.flatMap((kind) => kind.fields.map((field) => ({ kind, field })));

/** What GitHub compares to tell labels that are too similar. */
function folded(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

function isUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

describe('the definition of requests', () => {
  it.each(kinds)(
    'names each field of $id once, and each label, even to a careless reader',
    (kind) => {
      expect(isUnique(kind.fields.map(({ id }) => id))).toBe(true);
      expect(isUnique(kind.fields.map((field) => folded(labelOf(field))))).toBe(true);
    },
  );

  it.each(fields)('labels $field.id with one line that survives every forge', ({ field }) => {
    for (const text of [labelOf(field), ...optionLabels(field)]) {
      expect(text).toBe(text.trim().normalize('NFC'));
      expect(text).not.toMatch(/[\n\r\t|<>`*_@#]|\p{Cf}/u);
      expect(text.split(' / ').length).toBeLessThanOrEqual(2);
    }
  });

  it.each(fields)('offers choices of $field.id that differ and that GitHub admits', ({ field }) => {
    const labels = optionLabels(field);
    expect(isUnique(labels.map(folded))).toBe(true);
    // GitHub keeps “None” for itself, and reads bare words of YAML as booleans.
    for (const label of labels)
      expect(label).not.toMatch(/^(?:none|yes|no|true|false|on|off|y|n)$/i);
  });

  it.each(fields)(
    'writes the help of $field.id with proper apostrophes and no end of comment',
    ({ kind, field }) => {
      for (const line of [...introComments(kind), ...fieldComments(field, kind)]) {
        expect(line).toMatch(/^<!-- [^\n]+ -->$/);
        expect(line.slice(4, -3)).not.toMatch(/--|>|\p{L}'\p{L}/u);
      }
    },
  );

  it.each(fields)(
    'makes the conditions of $field.id from choices and fields of the form',
    ({ kind, field }) => {
      const byId = new Map(kind.fields.map((known) => [known.id, known]));
      for (const id of field.goesWith ?? []) expect(byId.get(id)?.goesWith).toContain(field.id);
      if (field.when === undefined) return;
      const other: Field | undefined = byId.get(field.when.field);
      const values = other && 'options' in other ? other.options.map(({ value }) => value) : [];
      expect(values).toEqual(expect.arrayContaining([...field.when.is]));
      expect(field.required, 'a condition is of no use to a required field').toBe(false);
    },
  );

  it.each(kinds)('ends the form $id with the boxes whose heading says kind and version', (kind) => {
    const last = kind.fields.at(-1);
    expect(last?.type).toBe('checkboxes');
    expect(last && readMarker(`### ${labelOf(last)}`)).toEqual({
      kind: kind.id,
      version: kind.formVersion,
    });
  });

  it.each(kinds)('places each part of an instance at a field of $id', (kind) => {
    const ids = kind.fields.map(({ id }) => id);
    for (const id of Object.values(kind.places)) expect(ids).toContain(id);
  });
});
