import { describe, expect, it } from 'vitest';
import { forges, verdict } from '../../generators/request/index.ts';
import { hostileCases } from './support/corpus.ts';
import { codesOf, contextOf } from './support/samples.ts';

const cases = hostileCases();

describe.each(forges)('a hostile body of the form on %s', (forge) => {
  it.each(cases.filter((one) => one.forge === forge))('$name: $what', ({ body, told, reads }) => {
    const answer = verdict(body, contextOf(forge));
    const value = (id: string) => answer.fields.find((field) => field.id === id)?.value;

    expect(codesOf(answer)).toEqual(told);
    expect(answer.ok).toBe(told.length === 0);
    expect(Object.fromEntries(Object.keys(reads).map((id) => [id, value(id)]))).toEqual(reads);
  });
});
