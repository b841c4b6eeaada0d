import { describe, expect, it } from 'vitest';
import { LocalForge } from '../../lib/forge/index.ts';
import {
  byDay,
  mayPilotFollow,
  type Pilot,
  passPilot,
  pilotActions,
  pilotDeadlines,
  pilotIssue,
  pilotIssueMarker,
  pilotPassages,
  pilotTable,
  vacancyOf,
} from '../../lib/lifecycle/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { bot, repository } from '../forge/repository.ts';
import { archived as archivedInstance, like, pilot } from '../instance/fixtures/base.ts';

const today = '2026-11-24';
const charter = { version: '2026-1', on: '2026-02-16' };
const good = pilot('primary', 'inrea-000101', { charter });

function actions(parts: Partial<Pilot>, day = today) {
  return pilotActions(like({ pilots: [{ ...good, ...parts }] }), platform, day);
}

describe('the road of a pilot', () => {
  it.each([
    ['proposed', 'trained', true],
    ['proposed', 'active', false],
    ['active', 'leaving', true],
    ['active', 'archived', false],
    ['leaving', 'active', true],
    ['archived', 'active', false],
  ] as const)('%s → %s: %s', (from, to, may) => {
    expect(mayPilotFollow(from, to)).toBe(may);
  });

  it('ends in archived from everywhere, and nothing follows that', () => {
    expect(pilotPassages.archived).toEqual([]);
  });

  it.each([
    [
      'trained without the course',
      { state: 'proposed', training: [] },
      'trained',
      'pilot-lacks-training',
    ],
    [
      'trained by a course to come',
      { state: 'proposed', training: [{ course: 'cle-pilote-base', on: '2027-01-01' }] },
      'trained',
      'pilot-lacks-training',
    ],
    [
      'active without the charter',
      { state: 'trained', charter: { version: '2025-1', on: '2025-02-01' } },
      'active',
      'pilot-lacks-charter',
    ],
    [
      'active before the mandate',
      { state: 'trained', mandate: { from: '2027-01-01', until: '2028-01-01' } },
      'active',
      'pilot-lacks-mandate',
    ],
    [
      'active after the mandate',
      { state: 'trained', mandate: { from: '2024-01-01', until: '2026-11-23' } },
      'active',
      'pilot-lacks-mandate',
    ],
    ['two steps at once', { state: 'proposed' }, 'active', 'pilot-passage'],
  ] as const)('refuses %s', (_, parts, to, code) => {
    const passed = passPilot(
      { ...good, ...parts, training: [...((parts as Partial<Pilot>).training ?? good.training)] },
      to,
      platform,
      today,
    );

    expect(passed).toMatchObject({ ok: false, findings: [{ code }] });
  });

  it('lets a trained pilot with mandate and charter take office', () => {
    expect(passPilot({ ...good, state: 'trained' }, 'active', platform, today)).toMatchObject({
      ok: true,
      pilot: { state: 'active', mandate: good.mandate },
    });
  });

  it('ends the mandate on the day on which a pilot is archived', () => {
    expect(passPilot({ ...good, state: 'leaving' }, 'archived', platform, today)).toMatchObject({
      pilot: { state: 'archived', mandate: { until: today } },
    });
  });
});

describe('what a pilot has to renew', () => {
  it('is the mandate, the course after 24 months and the yearly confirmation', () => {
    const { courseRenewal: _, ...granularity } = platform.granularity;
    expect(pilotDeadlines(good, { ...platform, granularity })).toEqual([
      { kind: 'training', due: '2027-06-17' },
      { kind: 'confirmation', due: '2027-09-14' },
      { kind: 'mandate', due: '2028-08-31' },
    ]);
  });

  it.each([
    // Before the version came: 180 days after it did, unless the course ends sooner by itself.
    ['2025-06-17', '2027-03-16'],
    ['2024-12-01', '2026-12-01'],
    ['2026-09-17', '2028-09-17'],
  ])('is also the course, when a major version has come since it was followed on %s', (on, due) => {
    const courseRenewal = { release: '6', since: '2026-09-17', daysToFollow: 180 };
    const granularity = { ...platform.granularity, courseRenewal };
    const trained = { ...good, training: [{ course: 'cle-pilote-base', on }] };

    expect(pilotDeadlines(trained, { ...platform, granularity })).toContainEqual({
      kind: 'training',
      due,
    });
  });

  it('is also a charter of another version, 60 days after it came into force', () => {
    const { charter: _, ...without } = good;
    expect(pilotDeadlines(without, platform)).toContainEqual({
      kind: 'charter',
      due: '2026-03-06',
    });
  });

  it('is nothing for an archived pilot', () => {
    expect(pilotDeadlines({ ...good, state: 'archived' }, platform)).toEqual([]);
  });
});

describe('reminders', () => {
  it.each([
    ['2028-06-01', []],
    ['2028-06-02', ['T-90']],
    ['2028-08-01', ['T-30']],
    ['2028-08-24', ['T-7']],
    ['2028-08-31', ['T-7']],
  ])('of a mandate that ends on 2028-08-31, on %s: %s', (day, steps) => {
    const renewed = {
      training: [{ course: 'cle-pilote-base', on: '2028-01-10' }],
      lastConfirmed: '2028-05-01',
    };
    expect(actions(renewed, day).map(({ step }) => step)).toEqual(steps);
  });

  it('turn into a delay the day after', () => {
    expect(actions({ lastConfirmed: '2025-11-23' }).map(({ kind, step }) => [kind, step])).toEqual([
      ['confirmation', 'late'],
    ]);
  });

  it('ask nothing for an instance that is retired', () => {
    expect(pilotActions({ ...archivedInstance, pilots: [] }, platform, today)).toEqual([]);
  });
});

describe('an instance without a pilot', () => {
  const gone = pilot('primary', 'inrea-000101', {
    charter,
    state: 'archived',
    mandate: { from: '2024-01-01', until: '2026-08-26' },
  });

  it.each([
    ['2026-08-27', 0, 'notice-unit-head', '2026-09-26'],
    ['2026-09-25', 29, 'notice-unit-head', '2026-09-26'],
    ['2026-09-26', 30, 'banner', '2026-10-26'],
    ['2026-10-26', 60, 'no-new-accounts', '2026-11-25'],
    ['2026-11-25', 90, 'committee-review', undefined],
    ['2036-11-25', 3743, 'committee-review', undefined],
  ])('on %s (day %i): %s, and never deletion', (day, days, step, nextOn) => {
    expect(vacancyOf(like({ pilots: [gone] }), day)).toEqual({
      since: '2026-08-27',
      days,
      step,
      nextOn,
    });
  });

  it('keeps every step in force that it has reached', () => {
    const found = pilotActions(like({ pilots: [gone] }), platform, '2026-10-26');
    expect(found.map(({ step, due }) => [step, due])).toEqual([
      ['notice-unit-head', '2026-08-27'],
      ['banner', '2026-09-26'],
      ['no-new-accounts', '2026-10-26'],
    ]);
  });

  it('is not one whose only pilot is leaving', () => {
    expect(vacancyOf(like({ pilots: [{ ...good, state: 'leaving' }] }), today)).toBeUndefined();
  });

  it('counts from the last confirmation when an archived mandate was never shortened', () => {
    expect(vacancyOf(like({ pilots: [{ ...good, state: 'archived' }] }), today)?.since).toBe(
      '2026-09-15',
    );
  });

  it('counts from its opening when nobody ever was', () => {
    expect(vacancyOf(like({ pilots: [] }), today)?.since).toBe('2025-10-20');
  });
});

describe('the issue of an instance', () => {
  it('is one, updated and never doubled, and closes when nothing is due', async () => {
    const forge = new LocalForge(repository().folder, bot);
    const marker = pilotIssueMarker('haies');
    const late = actions({ lastConfirmed: '2025-11-23' });
    const wanted = { marker, ...pilotIssue('haies', late), author: 'eln-fleet', openedOn: today };
    await forge.writeIssue({
      number: 7,
      title: 'A person’s',
      body: wanted.body,
      author: 'marker',
      openedOn: today,
    });

    expect(await forge.ensureIssue(wanted)).toEqual({ number: 8, outcome: 'created' });
    expect(await forge.ensureIssue(wanted)).toEqual({ number: 8, outcome: 'unchanged' });
    expect(await forge.ensureIssue({ ...wanted, body: 'other' })).toEqual({
      number: 8,
      outcome: 'updated',
    });
    expect(await forge.closeIssue(marker)).toBe('updated');
    expect(await forge.closeIssue(marker)).toBe('unchanged');
    expect(await forge.ensureIssue(wanted)).toEqual({ number: 8, outcome: 'updated' });
    expect(await forge.readIssue(8)).toMatchObject({ state: 'open', title: wanted.title });
    expect((await forge.readIssue(7)).title).toBe('A person’s');
  });

  it('says in French, then in English, what is to be done', () => {
    const { title, body } = pilotIssue('haies', actions({ lastConfirmed: '2025-11-23' }));
    expect(title).toBe('Pilotes de haies\u00a0: une action attendue');
    expect(body).toContain('confirmer être toujours pilote');
    expect(body.indexOf('confirmer être')).toBeLessThan(body.indexOf('confirm still being'));
  });
});

describe('the table for the terminal', () => {
  const { charter: _, ...rest } = pilot('backup', 'inrea-1', {
    mandate: { from: '2020-01-01', until: '2022-01-01' },
    training: [],
    lastConfirmed: '2020-02-01',
  });

  it.each(['fr', 'en'] as const)(
    'is at most 80 columns wide in %s, for the longest slug, every kind and every step',
    (language) => {
      const long = like({ slug: 'a'.repeat(30), pilots: [rest] });
      const found = [
        ...pilotActions(long, platform, today),
        ...pilotActions(long, platform, '2021-12-30'),
      ];

      expect(new Set(found.map(({ kind }) => kind)).size).toBe(5);
      expect(found.map(({ step }) => step)).toContain('committee-review');
      const lines = pilotTable(found, language).split('\n');
      expect(lines).toHaveLength(found.length + 1);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it('sets its columns under one another, with a head', () => {
    const found = pilotActions(
      like({ slug: 'haies', pilots: [{ ...good, lastConfirmed: '2025-11-23' }] }),
      platform,
      today,
    );

    expect(pilotTable(found, 'fr')).toBe(
      'INSTANCE  JOUR        ÉTAPE  QUI ET QUOI\n' +
        'haies     2026-11-23  échu   titulaire : présence à confirmer',
    );
    expect(pilotTable(found, 'en').split('\n')[1]).toBe(
      'haies     2026-11-23  late  primary: presence to confirm',
    );
  });
});

describe('the order of who must act', () => {
  it('is by day over the whole fleet', () => {
    const of = (slug: string, lastConfirmed: string) =>
      pilotActions(like({ slug, pilots: [{ ...good, lastConfirmed }] }), platform, today);

    const found = byDay([...of('haies', '2025-11-23'), ...of('talus', '2025-10-01')]);
    expect(found.map(({ slug }) => slug)).toEqual(['talus', 'haies']);
  });
});
