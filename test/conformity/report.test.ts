import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  conformityHtml,
  conformityMarkdown,
  type Evidence,
  evaluate,
  reportSarif,
  reportSchema,
} from '../../lib/conformity/index.ts';
import { good, instance, platform, today } from './fixtures.ts';

function withServer(server: string): Evidence {
  return {
    ...good,
    blackBox: { ...good.blackBox, headers: { ...good.blackBox?.headers, server } },
  };
}

const red = evaluate(instance, withServer('nginx/1.30.4'), platform, today);

describe('the report', () => {
  it('is what its published schema says', () => {
    expect(reportSchema.parse(red)).toEqual(red);
    expect(JSON.stringify(z.toJSONSchema(reportSchema))).toContain('"verdict"');
  });

  it('scores each group by what was looked at', () => {
    expect(red.groups.find(({ group }) => group === 'headers')).toMatchObject({
      passed: 5,
      failed: 1,
      score: 83,
    });
  });

  it('as SARIF names each failure by its rule, with a level', () => {
    expect(reportSarif(red)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'headers-server', kind: 'fail', level: 'note' }] }],
    });
    expect(reportSarif(evaluate(instance, good, platform, today))).toMatchObject({
      runs: [{ results: [] }],
    });
  });

  it('as Markdown and HTML says in French what fails first', () => {
    for (const text of [conformityMarkdown(red), conformityHtml(red)]) {
      expect(text).toContain('non conforme');
      expect(text.indexOf('headers-server')).toBeLessThan(text.indexOf('transport-hsts'));
    }
    expect(conformityHtml(red)).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(conformityHtml(red)).not.toMatch(/<script|<link|src=|href=/);
  });

  it('never lets what a server said become HTML, a table cell or a mention', () => {
    const hostile = fc
      .string({ unit: 'binary', maxLength: 80 })
      .map((text) => `1${text}</code><img src=x>|@team\n`);
    fc.assert(
      fc.property(hostile, (server) => {
        const report = evaluate(instance, withServer(server), platform, today);
        expect(conformityHtml(report)).not.toContain('<img');
        const row = conformityMarkdown(report)
          .split('\n')
          .find((line) => line.includes('`headers-server`'));
        expect(row?.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(5);
      }),
      { seed: 20261124, numRuns: 25 },
    );
  });
});
