import { describe, expect, it } from 'vitest';
import {
  type Acceptance,
  parseAcceptances,
  reportHtml,
  reportMarkdown,
  reviewTrees,
} from '../../generators/review/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import { claim, instance, route } from './trees.ts';

const [base, head] = [instance(claim('20Gi')), instance(claim('5Gi'))];
const today = '2026-11-24';
const good: Acceptance = {
  rule: 'claim-shrunk',
  object: 'ouest/PersistentVolumeClaim/eln-umr-x/files',
  reason: 'The claim was never bound',
  who: 'maintainer-7',
  until: '2026-11-24',
};

const review = (...risks: Acceptance[]) => reviewTrees(base, head, { accepted: { risks, today } });

describe('an accepted risk', () => {
  it('is a warning that says who accepted it, why and until when', () => {
    const report = review(good);

    expect(report.verdict).toBe('attention');
    expect(report.risks).toMatchObject([
      {
        level: 'warn',
        rule: 'claim-shrunk',
        accepted: { who: 'maintainer-7', reason: 'The claim was never bound', until: '2026-11-24' },
      },
    ]);
    expect(reportMarkdown(report)).toContain('warn, accepted `claim-shrunk`');
    expect(reportHtml(report)).toContain('Accepted by maintainer-7 until 2026-11-24');
  });

  it.each([
    ['another rule', { rule: 'claim-removed' }, 'acceptance-unused'],
    [
      'another object',
      { object: 'ouest/PersistentVolumeClaim/eln-umr-x/other' },
      'acceptance-unused',
    ],
    ['a day that has passed', { until: '2026-11-23' }, 'acceptance-expired'],
  ])('stays blocking when the acceptance is of %s, which is told', (_, other, rule) => {
    const report = review({ ...good, ...other });

    expect(report.verdict).toBe('blocked');
    expect(report.risks.map((risk) => [risk.level, risk.rule])).toEqual([
      ['block', 'claim-shrunk'],
      ['info', rule],
    ]);
  });

  it('is a blocking one: a warning stays what it is', () => {
    const accepted = {
      risks: [{ ...good, rule: 'host-changed', object: 'ouest/HTTPRoute/eln-umr-x/web' }],
      today,
    };
    const report = reviewTrees(instance(route('a.example')), instance(route('b.example')), {
      accepted,
    });

    expect(report.risks.map(({ level, rule }) => [level, rule])).toEqual([
      ['warn', 'host-changed'],
      ['info', 'acceptance-unused'],
    ]);
  });

  it('changes nothing about trees that are the same', () => {
    expect(reviewTrees(base, base, { accepted: { risks: [good], today } }).verdict).toBe(
      'unchanged',
    );
  });
});

describe('the file of accepted risks', () => {
  it('is a JSON list', () => {
    expect(parseAcceptances(JSON.stringify([good]), 'accept.json')).toEqual([good]);
  });

  it.each([
    ['no JSON', 'accept-risk: x'],
    ['no list', JSON.stringify(good)],
    ['an item without a reason', JSON.stringify([{ ...good, reason: ' ' }])],
    ['an item without a name', JSON.stringify([{ ...good, who: undefined }])],
    ['a day that does not exist', JSON.stringify([{ ...good, until: '2026-02-30' }])],
    ['a field too many', JSON.stringify([{ ...good, all: true }])],
  ])('is refused as wrong usage when it is %s', (_, text) => {
    expect(() => parseAcceptances(text, 'accept.json')).toThrow(
      expect.objectContaining({ code: 'ACCEPT_FILE', exit: 2 }),
    );
    expect(() => parseAcceptances(text, 'accept.json')).toThrow(FleetError);
  });
});
