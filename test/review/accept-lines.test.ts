import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptanceDays,
  type Comment,
  longestAcceptanceDays,
  parseAcceptances,
  readAcceptances,
  reviewTrees,
} from '../../generators/review/index.ts';
import { addDays } from '../../lib/instance/index.ts';
import { hostile } from '../request/support/hostile.ts';
import { claim, instance } from './trees.ts';

const object = 'ouest/PersistentVolumeClaim/eln-umr-x/files';
const good = `accept-risk: claim-shrunk ${object} The claim was never bound`;
const at = '2026-11-24T09:30:00Z';

const said = (body: string, other: Partial<Comment> = {}) =>
  readAcceptances([{ author: 'maintainer-7', isMaintainer: true, body, at, ...other }]);

describe('a line of a maintainer’s comment', () => {
  it('accepts one risk at one object, with its reason, for two weeks', () => {
    expect(said(good)).toEqual([
      {
        rule: 'claim-shrunk',
        object,
        reason: 'The claim was never bound',
        who: 'maintainer-7',
        until: addDays('2026-11-24', acceptanceDays),
      },
    ]);
  });

  it('takes the block out of the review', () => {
    const accepted = { risks: said(good), today: '2026-11-25' };
    const review = () => reviewTrees(instance(claim('20Gi')), instance(claim('5Gi')), { accepted });

    expect(review().verdict).toBe('attention');
  });

  it('is what the file of accepted risks holds', () => {
    expect(parseAcceptances(JSON.stringify(said(good)), 'accept.json')).toEqual(said(good));
  });

  it.each([
    ['names its last day', `${good} until 2026-12-24`, { until: '2026-12-24' }],
    ['names it in brackets', `${good} (until 2026-12-24).`, { until: '2026-12-24' }],
    [
      'names a day too far away',
      `${good} until 2036-01-01`,
      { until: addDays('2026-11-24', longestAcceptanceDays) },
    ],
    ['names no day that exists', `${good} until 2026-02-30`, { until: '2026-12-08' }],
    [
      'has an object with spaces',
      'accept-risk: claim-shrunk `est/umr-é z/manifests.yaml` Empty',
      { object: 'est/umr-é z/manifests.yaml', reason: 'Empty' },
    ],
    ['ends like Windows', `Well.\r\n${good}\r\nThanks`, { object }],
    ['stands among others', `I looked.\n\n${good}\n\nThanks.`, { object }],
  ])('that %s is understood', (_, body, expected) => {
    expect(said(body)).toMatchObject([expected]);
  });

  it.each([
    ['is quoted', `> ${good}`],
    ['stands in a block of code', `\`\`\`\n${good}\n\`\`\``],
    ['stands in a block that is never closed', `~~~~\n~~~\n${good}`],
    ['is hidden', `<!--\n${good}\n-->`],
    ['is hidden to the end', `<!--\n${good}`],
    ['is code by its indent', `    ${good}`],
    ['gives no reason', `accept-risk: claim-shrunk ${object}`],
    ['gives a day alone', `accept-risk: claim-shrunk ${object} until 2026-12-24`],
    ['names no rule', `accept-risk: * ${object} All of them`],
    ['holds what cannot be seen', `${good}\u202e`],
    ['is without end', `${good} ${'a'.repeat(3000)}`],
    ['stands in a comment without end', `${'a\n'.repeat(40_000)}${good}`],
    ['does not begin so', `Please do not write accept-risk: claim-shrunk ${object} x`],
  ])('that %s does not count', (_, body) => {
    expect(said(body)).toEqual([]);
  });

  it.each<[string, Partial<Comment>]>([
    ['somebody else', { isMaintainer: false }],
    ['nobody', { author: ' ' }],
    ['no day', { at: 'yesterday' }],
  ])('of %s does not count', (_, other) => {
    expect(said(good, other)).toEqual([]);
  });

  it.each([
    ['before the commit came', '2026-11-24T09:30:01Z', 0],
    ['as it came', at, 1],
    ['after it came', '2026-11-24T10:00:00+02:00', 1],
    ['at a time that is none', 'today', 0],
  ])('%s counts as often as its author could see the commit', (_, since, count) => {
    const comment = { author: 'maintainer-7', isMaintainer: true, body: good, at };

    expect(readAcceptances([comment], since)).toHaveLength(count);
  });

  it('takes the place of an earlier one', () => {
    const both = [good, good.replace('never bound', 'empty')].map((body, hour) => ({
      author: 'maintainer-7',
      isMaintainer: true,
      body,
      at: `2026-11-24T0${hour}:00:00Z`,
    }));

    expect(readAcceptances(both)).toMatchObject([{ reason: 'The claim was empty' }]);
  });
});

describe('whatever people write', () => {
  it('is read without an error, in bounds, and never as a maintainer’s when it is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.constant(good))),
        fc.boolean(),
        (parts, isMaintainer) => {
          const found = said(parts.join('\n'), { isMaintainer });

          expect(found.length).toBeLessThanOrEqual(isMaintainer ? 200 : 0);
          expect(parseAcceptances(JSON.stringify(found), 'accept.json')).toEqual(found);
        },
      ),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
