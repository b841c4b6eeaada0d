import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Language } from '../../lib/base/index.ts';
import {
  type ConformityReport,
  checks,
  conformityDocument,
  type Evidence,
  evaluate,
  reportSarif,
  reportSchema,
  toHtml,
  toMarkdown,
} from '../../lib/conformity/index.ts';
import { good, instance, platform, today } from './fixtures.ts';

function withServer(server: string): Evidence {
  return {
    ...good,
    blackBox: { ...good.blackBox, headers: { ...good.blackBox?.headers, server } },
  };
}

const html = (report: ConformityReport, language: Language = 'fr') =>
  toHtml(conformityDocument(report, language));
const markdown = (report: ConformityReport, language: Language = 'fr') =>
  toMarkdown(conformityDocument(report, language));

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

  it('as SARIF is what version 2.1.0 of the standard allows, and names each failure by its rule', () => {
    const log = sarifSchema.parse(reportSarif(red));

    expect(log.runs[0]?.results).toMatchObject([
      { ruleId: 'headers-server', kind: 'fail', level: 'note' },
    ]);
    expect(log.runs[0]?.tool.driver.rules[log.runs[0].results[0]?.ruleIndex ?? -1]?.id).toBe(
      'headers-server',
    );
    expect(
      sarifSchema.parse(reportSarif(evaluate(instance, good, platform, today))).runs[0]?.results,
    ).toEqual([]);
  });

  it('as SARIF tells what nobody looked at as open, never as passed', () => {
    const { blackBox: _, ...rest } = good;
    const log = sarifSchema.parse(reportSarif(evaluate(instance, rest, platform, today)));

    const boxes = checks.filter(({ source }) => source === 'black-box').length;
    expect(log.runs[0]?.results.map(({ kind, level }) => [kind, level])).toEqual(
      Array.from({ length: boxes }, () => ['open', 'none']),
    );
  });

  it.each([
    ['fr', 'non conforme', 'À corriger', 'Retirez la version'],
    ['en', 'not in conformity', 'To be mended', 'Remove the version'],
  ] as const)(
    'says in %s what fails first, with its remedy',
    (language, verdict, title, remedy) => {
      for (const text of [markdown(red, language), html(red, language)]) {
        expect(text.replaceAll('\u00a0', ' ')).toContain(verdict);
        expect(text).toContain(title);
        expect(text).toContain(remedy);
        expect(text.indexOf('headers-server')).toBeLessThan(text.indexOf('transport-hsts'));
      }
      expect(html(red, language)).toContain(`<html lang="${language}">`);
      expect(html(red, language)).not.toMatch(/<script|<link|src=|href=/);
    },
  );

  it('tells what was seen in the reader’s language where it is a word, and as it is where it is a value', () => {
    const row = (text: string, id: string) =>
      text.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));

    expect(row(markdown(red), 'container-digest')).toContain('| oui |');
    expect(row(markdown(red, 'en'), 'container-digest')).toContain('| `yes` |');
    expect(row(markdown(red), 'headers-server')).toContain('`nginx/1.30.4`');
  });

  it('says how the evidence that is missing is had, source by source', () => {
    const { slug, host } = good;
    const bare = evaluate(
      instance,
      { version: 1, slug, host, collectedOn: today },
      platform,
      today,
    );
    for (const text of [markdown(bare), html(bare)]) {
      expect(text).toContain('ce rapport ne vaut pas conformité');
      for (const way of ['--url', '--key-file', 'probe.sh']) expect(text).toContain(way);
    }
    expect(html(evaluate(instance, good, platform, today))).not.toContain('probe.sh');
  });

  it('never lets what a server said become HTML, a table cell or a mention', () => {
    const hostile = fc
      .string({ unit: 'binary', maxLength: 80 })
      .map((text) => `1${text}</code><img src=x>|@team\n`);
    fc.assert(
      fc.property(hostile, (server) => {
        const report = evaluate(instance, withServer(server), platform, today);
        expect(html(report)).not.toContain('<img');
        const row = markdown(report)
          .split('\n')
          .find((line) => line.includes('`headers-server`'));
        expect(row?.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(6);
      }),
      { seed: 20261124, numRuns: 25 },
    );
  });
});

/** What this product uses of SARIF 2.1.0, as OASIS has it: closed, so that a misspelt name fails. */
const message = z.strictObject({ text: z.string().min(1) });
const sarifSchema = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      automationDetails: z.strictObject({ id: z.string() }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: message,
              help: message,
              defaultConfiguration: z.strictObject({
                level: z.enum(['none', 'note', 'warning', 'error']),
              }),
            }),
          ),
        }),
      }),
      results: z.array(
        z
          .strictObject({
            ruleId: z.string(),
            ruleIndex: z.number().int().min(0),
            kind: z.enum(['pass', 'open', 'informational', 'notApplicable', 'review', 'fail']),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message,
            locations: z.array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    uri: z.string().regex(/^[a-z0-9/.-]+$/),
                    uriBaseId: z.string(),
                  }),
                  region: z.strictObject({ startLine: z.number().int().min(1) }),
                }),
              }),
            ),
            partialFingerprints: z.record(z.string(), z.string()),
          })
          // Section 3.27.10: a level other than "none" is for failures alone.
          .refine(({ kind, level }) => (kind === 'fail') === (level !== 'none')),
      ),
    }),
  ),
});
