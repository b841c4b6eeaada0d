import { describe, expect, it } from 'vitest';
import { readAnswers, renderAnswers } from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { answersOf, kinds } from './support/samples.ts';

describe('an answers file', () => {
  it('names choices by their label or by their value', () => {
    const byLabel = answersOf('unit-managed');
    const byValue = { ...byLabel, 'entity-kind': 'umr', centre: 'bretagne-loire' };

    expect(renderAnswers(byValue, platform, 'gitlab')).toBe(
      renderAnswers(byLabel, platform, 'gitlab'),
    );
  });

  it('ticks all boxes with true, or those that it lists', () => {
    const values = ['head-agrees', 'pilots-agree', 'nothing-secret'];

    expect(
      renderAnswers(answersOf('unit-managed', { commitments: values }), platform, 'github'),
    ).toBe(renderAnswers(answersOf('unit-managed'), platform, 'github'));
    const none = renderAnswers(answersOf('unit-managed', { commitments: [] }), platform, 'github');
    expect(none.match(/- \[ \] /g)).toHaveLength(3);
  });

  it.each([
    ['ANSWERS_SHAPE', [], /object/],
    ['ANSWERS_SHAPE', { kind: 'new', slug: 3 }, /object/],
    ['ANSWERS_SHAPE', { kind: 'new', slug: ['a'] }, /“slug” takes one text/],
    ['ANSWERS_KIND', { kind: 'neuw' }, /Did you mean “new”/],
    ['ANSWERS_FIELD', { kind: 'new', slugg: 'a' }, /Did you mean “slug”/],
    ['ANSWERS_BOX', { kind: 'new', commitments: ['head-agree'] }, /Did you mean “head-agrees”/],
  ])('is refused with %s', (code, json, message) => {
    expect(() => readAnswers(json, kinds)).toThrow(message);
    expect(() => readAnswers(json, kinds)).toThrow(expect.objectContaining({ code, exit: 2 }));
  });
});

describe('the body of a forge', () => {
  it('is what GitHub writes', () => {
    const body = renderAnswers(
      { kind: 'new', slug: 'abc', 'entity-kind': 'ur' },
      platform,
      'github',
    );

    expect(body.split('\n').slice(0, 12)).toEqual([
      '### Type d’entité / Kind of entity',
      '',
      'UR : unité de recherche / research unit',
      '',
      '### Nom officiel de l’entité / Official name of the entity',
      '',
      '_No response_',
      '',
      '### Sigle ou nom d’usage / Acronym or usual name',
      '',
      '_No response_',
      '',
    ]);
    expect(body).toMatch(/\n- \[ \] [^\n]+$/);
  });
});
