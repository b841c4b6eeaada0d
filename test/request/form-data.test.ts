import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answersSchema } from '../../generators/request/form/answers-schema.ts';
import { formDefinition, formJson } from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { examples, kinds } from './support/samples.ts';

const names = readdirSync(examples).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(join(examples, name), 'utf8'));

describe('the schema of answers', () => {
  const schema = z.fromJSONSchema(JSON.parse(answersSchema(kinds)));

  it.each(names)('admits the example %s', (name) => {
    expect(schema.safeParse(read(name)).success).toBe(true);
  });

  it.each([
    ['a field that the form does not have', { ...read('retire.json'), colour: 'blue' }],
    ['a choice that is not offered', { ...read('retire.json'), step: 'destroyed' }],
    ['a kind that does not exist', { ...read('retire.json'), kind: 'destroy' }],
    ['a required answer that is missing', { ...read('retire.json'), notebook: undefined }],
  ])('refuses %s', (_, answers) => {
    expect(schema.safeParse(JSON.parse(JSON.stringify(answers))).success).toBe(false);
  });
});

describe('the examples', () => {
  it('show every kind of request', () => {
    const shown = new Set(names.map((name) => read(name).kind));

    expect(shown).toEqual(new Set(kinds.map(({ id }) => id)));
  });
});

describe('the definition as data', () => {
  const { kinds: data } = formDefinition(platform);

  it('survives JSON, so that a page can be made of it', () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it('says of each field what the command prints, and what a page needs beside', () => {
    for (const [index, kind] of formJson(platform).kinds.entries()) {
      const fields = data[index]?.fields ?? [];
      expect(
        fields.map(({ id, heading, type, required }) => [id, heading, type, required]),
      ).toEqual(kind.fields.map(({ id, label, type, required }) => [id, label, type, required]));
      expect(fields.map(({ options }) => options?.map(({ text }) => text))).toEqual(
        kind.fields.map(({ options }) => options),
      );
    }
  });

  it('leads to the empty form of each kind', () => {
    const links = data.map(({ link }) => new URL(link).searchParams.get('template'));

    expect(links).toEqual(kinds.map(({ id }) => `${id === 'new' ? 'new-instance' : id}.yml`));
  });
});
