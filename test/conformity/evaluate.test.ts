import { describe, expect, it } from 'vitest';
import { checks, evaluate, evidenceSchema } from '../../lib/conformity/index.ts';
import { agent, along, api, type Bad, failing } from './failing.ts';
import { evidenceOf, good, instance, platform, today, upstreamConfig } from './fixtures.ts';

function red(bad: Bad): string[] {
  const { results } = evaluate(bad.instance ?? instance, bad.evidence ?? good, platform, today);
  return results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ id }) => id)
    .sort();
}

describe('the checks', () => {
  it('each have a fixture that fails', () => {
    expect(Object.keys(failing).sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it('have ids of their own, and a fix in French and English', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { fix, title } of checks) {
      for (const text of [fix.fr, fix.en, title.fr, title.en])
        expect(text).toMatch(/^(?:\p{Lu}|eLabFTW).*\.$/u);
    }
  });

  it('all pass on an installation that was reconciled', () => {
    const report = evaluate(instance, good, platform, today);

    expect(report.results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(report.verdict).toBe('green');
  });

  it.each(Object.entries(failing))('%s turns red by its fixture, and no other does', (id, bad) => {
    expect(evidenceSchema.safeParse(bad.evidence ?? good).success).toBe(true);
    expect(red(bad)).toEqual([id, ...(along[id] ?? [])].sort());
  });
});

describe('a check without its evidence', () => {
  const needy = checks.filter(({ source }) => source !== 'registry');

  it.each(needy.map(({ id }) => id))('%s is unknown, whatever else is there', (id) => {
    const source = needy.find((check) => check.id === id)?.source;
    const { blackBox, api, agent, ...rest } = good;
    const parts = {
      'black-box': { ...rest, api, agent },
      'api-key': { ...rest, blackBox, agent },
      agent: { ...rest, blackBox, api },
      registry: good,
    } as const;
    const left = evidenceSchema.parse(JSON.parse(JSON.stringify(parts[source ?? 'registry'])));
    const { results } = evaluate(instance, left, platform, today);

    expect(results.find((result) => result.id === id)?.outcome).toBe('unknown');
  });

  it('is unknown field by field: an agent that saw nothing but the release makes nothing good', () => {
    const bare = evidenceSchema.parse({ ...good, agent: { release: '6.0.4', container: {} } });
    const { results } = evaluate(instance, bare, platform, today);

    const outcomes = results.filter(({ source }) => source === 'agent').map((one) => one.outcome);
    expect(new Set(outcomes)).toEqual(new Set(['unknown']));
  });

  it('of a backup, is unknown once the evidence is older than a week', () => {
    const outcome = (day: string) =>
      evaluate(instance, good, platform, day).results.find(({ id }) => id === 'safety-backup')
        ?.outcome;

    expect([outcome('2026-12-01'), outcome('2026-12-02')]).toEqual(['pass', 'unknown']);
  });
});

describe('a drift job that no longer runs', () => {
  it('is told, though all was well when it last did', () => {
    expect(red(agent({ settings: { on: '2026-11-23', asDeclared: true } }))).toEqual([]);
    expect(red(agent({ settings: { on: '2026-11-22', asDeclared: true } }))).toEqual([
      'drift-settings',
    ]);
  });
});

describe('level 2 of the second factor', () => {
  it.each([
    ['1', 2, 'pass'],
    ['2', 0, 'pass'],
    ['2', 2, 'fail'],
    ['3', 2, 'pass'],
    ['0', 2, 'fail'],
  ])(
    'at level %s with %i sysadmins in no team: %s',
    (enforce_mfa, sysadminsWithoutTeam, outcome) => {
      const evidence = api({
        sysadminsWithoutTeam,
        config: { ...good.api?.config, enforce_mfa },
      }).evidence;

      const { results } = evaluate(instance, evidence, platform, today);
      expect(results.find(({ id }) => id === 'accounts-sysadmins-in-a-team')?.outcome).toBe(
        outcome,
      );
    },
  );
});

describe('a default installation', () => {
  it('is red exactly where the facts say', () => {
    const upstream = evidenceOf(upstreamConfig());

    expect(red({ evidence: upstream })).toEqual([
      'accounts-admins-create-users',
      'accounts-autologout-time',
      'accounts-cookie-validity-time',
      'accounts-email-domain',
      'accounts-enforce-mfa',
      'accounts-local-register',
      'accounts-password-complexity-requirement',
      'legal-a11y-statement',
      'legal-a11y-year',
      'legal-legal-notice',
      'legal-privacy-policy',
      'legal-terms-of-service',
      'mail-mail-from',
      'proof-blox-enabled',
      'proof-emit-audit-logs',
      'proof-max-revisions',
      'proof-ts-authority',
      'saml-saml-team-create',
      'saml-saml-wantassertionssigned',
      'sharing-allow-permission-full',
    ]);
  });
});

describe('what was not looked at', () => {
  const { slug, host } = good;

  it('is unknown, never good', () => {
    const report = evaluate(
      instance,
      { version: 1, slug, host, collectedOn: today },
      platform,
      today,
    );

    expect(report.verdict).toBe('incomplete');
    expect(report.groups.find(({ group }) => group === 'transport')).toEqual({
      group: 'transport',
      passed: 0,
      failed: 0,
      unknown: 6,
      score: null,
    });
  });

  it.each([
    ['2026-08-25', 'unknown'],
    ['2026-08-26', 'pass'],
    ['2026-11-25', 'unknown'],
  ])('is what evidence of %s is about: %s', (collectedOn, outcome) => {
    const { results } = evaluate(instance, { ...good, collectedOn }, platform, today);
    expect(results.find(({ id }) => id === 'transport-hsts')?.outcome).toBe(outcome);
  });

  it('holds for the lag when nobody wrote when the newest release came out', () => {
    const releases = {
      ...platform.releases,
      elabftw: platform.releases.elabftw.map((one) => ({ ...one, releasedOn: null })),
    };
    const report = evaluate(
      instance,
      api({ version: '5.6.12' }).evidence ?? good,
      { ...platform, releases },
      today,
    );

    expect(report.results.find(({ id }) => id === 'version-lag')?.outcome).toBe('unknown');
  });

  it('is everything about another instance', () => {
    expect(() => evaluate(instance, { ...good, slug: 'talus' }, platform, today)).toThrow(
      /another instance/,
    );
  });
});
