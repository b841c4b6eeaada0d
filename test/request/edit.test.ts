import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerRequest,
  answersIn,
  answersOf,
  deltaMarkdown,
  pullRequestText,
  renderBody,
  type Verdict,
} from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { expectHarmless } from './support/harmless.ts';
import { hostile } from './support/hostile.ts';
import { contextOf, kinds, seed, verdictOn } from './support/samples.ts';

/** What the description of a pull request remembers of an accepted request. */
function remembered(verdict: Verdict) {
  if (verdict.instance === null) throw new Error('The request is refused.');
  return answersIn(pullRequestText(verdict, verdict.instance, platform).body);
}

const before = verdictOn('unit-managed', 'github');

describe('the description of a pull request', () => {
  it('remembers what the request said', () => {
    expect(remembered(before)).toEqual(answersOf(before));
    expect(answersOf(before).find(({ id }) => id === 'users')).toMatchObject({ text: '64' });
  });

  it.each([
    ['no memory', 'request-digest: `x`\n'],
    ['one that is no JSON', `<!-- eln-request ${Buffer.from('x').toString('base64')} -->\n`],
    ['one of another shape', `<!-- eln-request ${Buffer.from('[["a"]]').toString('base64')} -->\n`],
    ['one that somebody put into a line', 'see <!-- eln-request W10= -->\n'],
  ])('with %s is understood as having none', (_, body) => {
    expect(answersIn(body)).toBeUndefined();
  });

  it('remembers beginnings only where answers are long, and stays within what GitHub takes', () => {
    const emoji = '👩‍🌾'.repeat(400);
    const fields = before.fields.map((field) => ({ ...field, value: `${field.id}${emoji}` }));
    const long = { ...before, fields };
    if (before.instance === null) throw new Error('The request is refused.');
    const { body } = pullRequestText(long, before.instance, platform);

    expect(body.length).toBeLessThan(60_000);
    expect(answersIn(body)).toHaveLength(fields.length);
  });
});

describe('an edit', () => {
  it('shows each answer before and after, those that are gone, and no other', () => {
    const after = verdictOn('unit-managed', 'github', { users: '120', purpose: '' });

    const text = deltaMarkdown(remembered(before) ?? [], answersOf(after));

    expect(text).toContain('| Nombre d’utilisateurs attendus | `64` | `120` |');
    expect(text).toContain('| Details for the maintainers | `Six équipes');
    expect(text).toMatch(/séries de c…` \| \(rien\) \|\n/);
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(6);
    expectHarmless(text);
  });

  it('is seen at the very end of a long answer', () => {
    const purpose = 'm'.repeat(300);
    const one = verdictOn('unit-managed', 'github', { purpose: `${purpose}a` });
    const other = verdictOn('unit-managed', 'github', { purpose: `${purpose}b` });

    expect(deltaMarkdown(answersOf(one), answersOf(other))).toContain('Précisions pour les');
  });

  it('that changes no answer says so', () => {
    expect(deltaMarkdown(answersOf(before), answersOf(before))).toContain('No answer changes');
  });

  it('makes nothing of a text but text, whatever it was and whatever it is', () => {
    const [kind] = kinds;
    if (kind === undefined) throw new Error('There is no kind of request.');
    const said = fc
      .array(fc.tuple(fc.constantFrom(...kind.fields.map(({ id }) => id)), hostile))
      .map((pairs) => {
        const answers = new Map(pairs.map(([id, text]) => [id, `${text} Zq7`] as const));
        const { verdict } = answerRequest(renderBody(kind, answers, 'github'), contextOf('github'));
        return answersOf(verdict);
      });
    fc.assert(
      fc.property(said, said, (was, is) => {
        const text = deltaMarkdown(was, is);
        expect(text.length).toBeLessThan(60_000);
        expectHarmless(text);
      }),
      { seed, numRuns: 40 },
    );
  });
});
