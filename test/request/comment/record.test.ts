import { describe, expect, it } from 'vitest';
import {
  advance,
  type LivingRecord,
  type RecordFacts,
  readDeployment,
  recordMarkdown,
  rememberedRecord,
  stepOf,
} from '../../../generators/request/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { expectHarmless } from '../support/harmless.ts';
import { fleet } from '../support/samples.ts';
import { application, factsOn, hasopa } from './facts.ts';

const merged = factsOn('2026-11-25');
const live = factsOn('2026-11-26', { isLive: true });
const deployed = factsOn('2026-11-26', {
  isLive: true,
  deployment: application({ health: 'Progressing' }),
});
const ready = factsOn('2026-11-27', { isLive: true, deployment: application({}) });

describe('a living record', () => {
  it('goes from step to step as facts come in, each with its day', () => {
    const road = [merged, live, deployed, ready];
    const steps: string[] = [];
    let record: LivingRecord | undefined;
    for (const facts of road) {
      record = advance(record, 'new', facts);
      steps.push(stepOf(record));
    }

    expect(steps).toEqual(['merged', 'merged', 'deployed', 'ready']);
    expect(record?.days).toEqual({
      merged: '2026-11-25',
      deployed: '2026-11-26',
      ready: '2026-11-27',
    });
  });

  it('never goes back: not when nobody can ask the cluster, not when the notebook falls ill', () => {
    const record = advance(undefined, 'new', ready);
    const ill = application({ sync: 'OutOfSync', health: 'Degraded', phase: 'Failed' });

    for (const facts of [merged, live, factsOn('2027-01-04', { isLive: true, deployment: ill })]) {
      expect(advance(record, 'new', facts).days).toEqual(record.days);
    }
  });

  it('remembers a review by the next one’s day, and every later review too', () => {
    const record = advance(undefined, 'new', ready);
    const first = advance(record, 'new', reviewed('2027-11-20', '2028-11-24'));
    const again = advance(
      first,
      'new',
      factsOn('2027-12-24', { isLive: true, instance: withReview('2028-11-24') }),
    );
    const second = advance(again, 'new', reviewed('2028-11-02', '2029-11-24'));

    expect(stepOf(first)).toBe('reviewed');
    expect([first, again, second].map(({ days }) => days.reviewed)).toEqual([
      '2027-11-20',
      '2027-11-20',
      '2028-11-02',
    ]);
  });

  it('ends with the archive, and comes back only by a request that says so', () => {
    const gone = {
      ...hasopa,
      state: 'archived' as const,
      history: [{ state: 'archived' as const, on: '2029-03-01' }],
    };
    const retired = advance(
      advance(undefined, 'new', ready),
      'new',
      factsOn('2029-03-05', { isLive: true, instance: gone }),
    );
    const edited = factsOn('2029-04-01', { isLive: true, deployment: application({}) });
    const change = {
      kind: 'retire',
      number: 91,
      digest: hasopa.request.digest,
      formVersion: 1,
      on: '2029-04-01',
    };
    const reopened = { ...edited, instance: { ...hasopa, changes: [change] } };

    expect(retired.days.retired).toBe('2029-03-01');
    expect(stepOf(advance(retired, 'new', edited))).toBe('retired');
    expect(stepOf(advance(retired, 'new', reopened))).toBe('ready');
  });

  it('of a change is over when the change is in force', () => {
    const facts = factsOn('2030-01-01', { isLive: true, deployment: application({}) });
    const record = advance(advance(undefined, 'change', ready), 'change', facts);

    expect(Object.keys(record.days)).toEqual(['merged', 'deployed', 'ready']);
  });

  it('of a notebook that others run asks no cluster', () => {
    const own = fleet.find(({ scenario }) => scenario === 'self-hosted') as Instance;
    const facts = factsOn('2026-12-01', { isLive: true, instance: own });
    const record = advance(undefined, 'new', facts);
    const markdown = recordMarkdown(record, facts, platform, 'fr');

    expect(stepOf(record)).toBe('ready');
    expect(markdown).toContain('inscrit dans la flotte');
    expect(markdown).not.toMatch(/est prêt|Première connexion/);
  });

  it('starts anew where the comment tells of another notebook or another kind', () => {
    const other: LivingRecord = { ...advance(undefined, 'new', ready), slug: 'pathem' };

    expect(advance(other, 'new', merged).days).toEqual({ merged: '2026-11-25' });
  });
});

describe('the comment of a record', () => {
  it.each([
    ['merged', merged, /Demande acceptée/, /Request accepted/],
    ['deployed', deployed, /Cahier installé/, /Notebook installed/],
    ['ready', ready, /Votre cahier est prêt/, /Your notebook is ready/],
  ])('says what %s means, in both languages', (_, facts, fr, en) => {
    const markdown = recordMarkdown(advance(undefined, 'new', facts), facts, platform, 'fr');

    expect(markdown).toMatch(fr);
    expect(markdown).toMatch(en);
    expect(markdown.indexOf('<details>')).toBeGreaterThan(markdown.search(fr));
  });

  it('gives the address and the first steps as soon as somebody can log in, and not before', () => {
    const told = (facts: RecordFacts) =>
      recordMarkdown(advance(undefined, 'new', facts), facts, platform, 'fr');

    expect(told(ready)).toContain('<https://hasopa.cle.inrea.example/>');
    expect(told(ready)).toContain('1. Ouvrez cette adresse, choisissez votre établissement');
    expect(told(deployed)).not.toContain('https://hasopa');
  });

  it('is the same to the last byte on another day, until a review is late', () => {
    const record = advance(undefined, 'new', ready);
    const told = (today: string) => recordMarkdown(record, { ...ready, today }, platform, 'fr');

    expect(told('2026-12-24')).toBe(told('2027-04-14'));
    expect(told('2027-04-15')).toContain('La revue annuelle était attendue le 14 avril 2027');
  });

  it('says when an installation will not mend itself', () => {
    const facts = factsOn('2026-11-26', {
      isLive: true,
      deployment: application({ phase: 'Failed', health: 'Degraded' }),
    });

    expect(recordMarkdown(advance(undefined, 'new', facts), facts, platform, 'en')).toContain(
      'will not mend itself',
    );
  });

  it('remembers its record, and takes no edited line for one', () => {
    const record = advance(undefined, 'new', ready);
    const markdown = recordMarkdown(record, ready, platform, 'fr');

    expect(rememberedRecord(markdown)).toEqual(record);
    expect(rememberedRecord(`<!-- marker -->\n${markdown}`)).toEqual(record);
    expect(rememberedRecord(markdown.replace('ready=2026-11-27', 'ready=hier'))).toBeUndefined();
    expect(rememberedRecord('### ✅ Demande complète')).toBeUndefined();
  });

  it('holds no link, mention or command of anybody’s but ours', () => {
    const links = ['https://cle.inrea.example/aide', 'https://hasopa.cle.inrea.example/'];
    for (const facts of [merged, deployed, ready]) {
      expectHarmless(
        recordMarkdown(advance(undefined, 'new', facts), facts, platform, 'en'),
        links,
      );
    }
  });
});

describe('an Application', () => {
  it('that Argo CD has not looked at yet is neither synced nor healthy', () => {
    const bare = readDeployment({ kind: 'Application', metadata: { name: 'hasopa' } });

    expect(bare).toEqual({
      slug: 'hasopa',
      revision: '',
      isSynced: false,
      isHealthy: false,
      isBroken: false,
    });
  });

  it('counts as synced only when the operation has ended well', () => {
    expect(application({ phase: 'Running' }).isSynced).toBe(false);
    expect(application({ sync: 'OutOfSync' }).isSynced).toBe(false);
    expect(application({}).isSynced).toBe(true);
  });

  it.each([[{}], ['text'], [{ kind: 'Pod', metadata: { name: 'a' } }], [null]])(
    'is refused as %j',
    (json) => {
      expect(() => readDeployment(json)).toThrow(
        expect.objectContaining({ code: 'APPLICATION_SHAPE' }),
      );
    },
  );
});

function withReview(reviewOn: string): Instance {
  return { ...hasopa, reviewOn };
}

function reviewed(today: string, next: string): RecordFacts {
  return factsOn(today, { isLive: true, deployment: application({}), instance: withReview(next) });
}
