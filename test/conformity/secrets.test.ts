import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conformityDocument,
  evaluate,
  keepConfig,
  latestDay,
  reportSarif,
  toHtml,
  toMarkdown,
} from '../../lib/conformity/index.ts';
import { settingKeys, settings } from '../../lib/elabftw/settings/index.ts';
import { evidenceOf, instance, platform, reconciledConfig, today } from './fixtures.ts';

const secretKeys = settingKeys.filter((key) => settings[key].kind.type === 'secret');
const secret = fc.stringMatching(/^[!-~]{20,60}$/).map((text) => `§${text}`);

function everyForm(config: Record<string, unknown>): string {
  const evidence = evidenceOf(config);
  const report = evaluate(instance, evidence, platform, today);
  return [
    JSON.stringify(evidence),
    JSON.stringify(report),
    JSON.stringify(reportSarif(report)),
    toMarkdown(conformityDocument(report, 'fr')),
    toHtml(conformityDocument(report, 'en')),
  ].join('\n');
}

describe('a secret', () => {
  it('in any secret setting or unknown key reaches no evidence and no report', () => {
    expect(secretKeys.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(secret, (value) => {
        const config = {
          ...reconciledConfig(),
          ...Object.fromEntries(secretKeys.map((key) => [key, value])),
          future_token: value,
        };
        expect(everyForm(config)).not.toContain('§');
      }),
      { seed: 20261124, numRuns: 30 },
    );
  });

  it('that somebody typed into any other setting reaches none either', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...settingKeys), (value, key) => {
        expect(everyForm({ ...reconciledConfig(), [key]: value })).not.toContain('§');
      }),
      { seed: 20261124, numRuns: 148 },
    );
  });

  it('of the fixtures is really there, so that the two tests above can fail', () => {
    expect(JSON.stringify(reconciledConfig())).toContain('Very-Secret-Relay-1');
    expect(JSON.stringify(keepConfig(reconciledConfig()))).not.toContain('Very-Secret-Relay-1');
  });
});

describe('the latest day that a page names', () => {
  it.each([
    ['Établie le 24 novembre 2026, loi du 11 février 2005.', '2026-11-24'],
    ['Le 1er mars 2026', '2026-03-01'],
    ['Established on 3 August 2026', '2026-08-03'],
    ['Révisée le 05/06/2026', '2026-06-05'],
    ['2026-02-30 and 2025-01-31', '2025-01-31'],
    ['No day at all', null],
  ])('%s: %s', (text, day) => {
    expect(latestDay(text)).toBe(day);
  });
});
