import { describe, expect, it } from 'vitest';
import {
  checkDates,
  checkInstance,
  type Instance,
  resolveInstance,
  ruleCodes,
  slugFindings,
} from '../../lib/instance/index.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';
import { fleetFixtures } from './fixtures/fleet.ts';
import { base, datesFixtures, instanceFixtures, like, today } from './fixtures/index.ts';

function alone(instance: Instance, on: Platform) {
  return checkInstance(instance, on);
}

function thatDay(instance: Instance, on: Platform) {
  return checkDates(instance, on, today);
}

describe.each([
  ['alone', instanceFixtures, alone],
  ['on a day', datesFixtures, thatDay],
])('an instance seen %s', (_, fixtures, check) => {
  it.each(fixtures.map((fixture, index) => ({ ...fixture, index })))(
    '$code ($index) is found where it is broken and not where it nearly is',
    (fixture) => {
      const { code, level, field, bad, good, platform: on = platform } = fixture;
      const found = check(bad, on).filter((finding) => finding.code === code);
      expect(found.map((finding) => [finding.level, finding.field, finding.slug])).toEqual([
        [level, field, bad.slug],
      ]);
      expect(check(good, on).map((finding) => finding.code)).not.toContain(code);
    },
  );
});

describe('the rules', () => {
  it('find nothing at all in a good instance', () => {
    expect([...checkInstance(base, platform), ...checkDates(base, platform, today)]).toEqual([]);
  });

  it('are each shown by a fixture', () => {
    const shown = new Set([
      ...[...instanceFixtures, ...datesFixtures, ...fleetFixtures].map(({ code }) => code),
      ...slugFindings('Not A Slug', [], platform).map(({ code }) => code),
    ]);
    expect([...ruleCodes].filter((code) => !shown.has(code))).toEqual([]);
  });

  it('ask of a destroyed instance only that it keeps its name and its history', () => {
    const forgotten = like({
      state: 'destroyed',
      history: [],
      cluster: 'closed-long-ago',
      pilots: [],
    });
    expect(checkInstance(forgotten, platform).map(({ code }) => code)).toEqual(['history-state']);
  });

  it('do not take a name of JavaScript’s own for a name on the platform', () => {
    const odd = like({ cluster: 'constructor', entity: { ...base.entity, centre: 'constructor' } });
    expect(checkInstance(odd, platform).map(({ code }) => code)).toEqual([
      'centre-unknown',
      'cluster-unknown',
    ]);
    expect(() => resolveInstance(odd, platform)).toThrow(/not on the platform/);
  });

  it('never repeat what may be the name of a person', () => {
    const named = like({
      mailbox: 'camille.durand@inrea.example',
      pilots: base.pilots.map((pilot) => ({ ...pilot, ref: 'camille.durand' })),
      audience: 'partners',
      partners: { sponsor: 'camille.durand', until: '2027-06-30' },
    });
    const found = checkInstance(named, platform);
    expect(found.length).toBeGreaterThan(3);
    expect(JSON.stringify(found)).not.toContain('camille');
  });
});

describe('a finding', () => {
  const all = [...instanceFixtures, ...datesFixtures].flatMap(
    ({ bad, platform: on = platform }) => [
      ...checkInstance(bad, on),
      ...checkDates(bad, on, today),
    ],
  );

  it('speaks French with typographic apostrophes, and English, and says what to do', () => {
    for (const { code, fr, en, fix } of all) {
      for (const sentence of [fr, en, fix.fr, fix.en]) {
        expect(sentence, code).toMatch(/^[A-ZÀÉÊÎÔ“«].*[.?]$/su);
        expect(sentence, code).not.toMatch(/['"]|undefined|null|NaN|\[object/);
      }
      expect(fr, code).not.toBe(en);
    }
  });

  it('has a code in lower case with dashes', () => {
    for (const code of ruleCodes) expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });
});
