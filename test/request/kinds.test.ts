import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { answerTo, edited, fleetWith } from './support/kinds.ts';
import { codesOf, fleet, kinds } from './support/samples.ts';

/** Answers of the example that a test leaves out. */
const nothingElse = {
  users: undefined,
  teams: undefined,
  storage: undefined,
  audience: undefined,
  'partners-sponsor': undefined,
  'partners-until': undefined,
  'partners-agreement': undefined,
  'timestamp-rhythm': undefined,
  ring: undefined,
};
const hasopa = fleet.find(({ slug }) => slug === 'hasopa') as Instance;
const [primary, backup] = hasopa.pilots;

describe('every kind of request', () => {
  it('says who may have it carried out', () => {
    expect(Object.fromEntries(kinds.map(({ id, tier }) => [id, tier]))).toEqual({
      new: 'member',
      change: 'owner',
      pilots: 'owner',
      move: 'owner',
      retire: 'owner',
      restore: 'owner',
      question: 'anyone',
    });
  });

  it.each(['change', 'pilots', 'move', 'retire', 'restore'])(
    '%s leaves number, digest and form version of the request in the instance',
    (example) => {
      const answer = answerTo(example);

      expect(edited(answer).after.changes).toEqual([
        {
          kind: example,
          number: 57,
          digest: answer.verdict.digest,
          formVersion: 1,
          on: '2026-11-24',
        },
      ]);
      expect(edited(answer).after.request).toEqual(hasopa.request);
    },
  );

  it('asks nothing of an instance for what was wrong before', () => {
    const late = {
      reviewOn: '2026-01-01',
      pilots: hasopa.pilots.map((pilot) => ({
        ...pilot,
        mandate: { from: '2023-01-01', until: '2026-01-01' },
      })),
    };
    const { verdict } = answerTo(
      'change',
      { ...nothingElse, users: '100' },
      fleetWith('hasopa', late),
    );

    expect(codesOf(verdict)).toEqual([]);
    expect(verdict.questions).toEqual([]);
  });
});

describe('the notebook that is meant', () => {
  it('is found in any case of letters, and never by what is only near', () => {
    expect(answerTo('retire', { notebook: 'HASOPA' }).verdict).toMatchObject({
      ok: true,
      slug: 'hasopa',
    });
    const { verdict } = answerTo('retire', { notebook: 'hasop' });
    expect(codesOf(verdict)).toEqual(['notebook: notebook-near']);
    expect(verdict.instance).toBeNull();
  });

  it('is not repeated when there is none of that name: it may be anything', () => {
    const { verdict } = answerTo('retire', { notebook: '@all' });
    const { value: _, ...field } = verdict.fields[0] ?? { value: null };

    expect(codesOf(verdict)).toEqual(['notebook: notebook-unknown']);
    expect(JSON.stringify(field)).not.toContain('@all');
  });
});

describe('a change', () => {
  it('writes what was answered, and nothing else', () => {
    const { before, after } = edited(answerTo('change'));
    const { changes: _, ...rest } = after;

    expect(rest).toEqual({
      ...before,
      expectedUsers: 140,
      expectedTeams: 8,
      storage: { kind: 'volume', filesGi: 250 },
      audience: 'partners',
      partners: {
        sponsor: 'inrea-002137',
        until: '2027-10-31',
        agreement: 'Accord de consortium BOCAGES 2026-31, article 6',
      },
      ring: 'early',
      policy: {
        mfa: { level: 'everyone', enforcedBy: 'app' },
        timestamp: { authority: 'dfn', auto: 'monthly' },
      },
    });
  });

  it('brings a larger size along with more users, and never a smaller one with fewer', () => {
    expect(edited(answerTo('change', { ...nothingElse, users: '200' })).after.size).toBe('L');
    expect(edited(answerTo('change', { ...nothingElse, users: '20' })).after.size).toBe('M');
  });

  it('keeps the space that is claimed when the size goes down', () => {
    const { after } = edited(answerTo('change', { ...nothingElse, users: '20', size: 'S' }));

    expect(after).toMatchObject({
      size: 'S',
      storage: { kind: 'volume', filesGi: 100 },
      database: { kind: 'dedicated', sizeGi: 10 },
    });
  });

  it('lets partners go with the audience, and their end move without it', () => {
    const narrower = answerTo('change', {
      ...nothingElse,
      notebook: 'fermad',
      audience: 'renater',
    });
    expect(edited(narrower).after.partners).toBeUndefined();

    const longer = answerTo('change', {
      ...nothingElse,
      notebook: 'fermad',
      'partners-until': '2027-11-30',
    });
    expect(edited(longer).after.partners?.until).toBe('2027-11-30');
    expect(edited(longer).after.partners?.sponsor).toBe(edited(longer).before.partners?.sponsor);
  });

  it('refuses partners without sponsor, partners who are not let in, and a zone that is opened', () => {
    const bare = { ...nothingElse, audience: 'partners' };
    expect(codesOf(answerTo('change', bare).verdict)).toEqual([
      'partners-sponsor: partners-missing',
    ]);

    const uninvited = {
      ...nothingElse,
      'partners-sponsor': 'inrea-002137',
      'partners-until': '2027-10-31',
    };
    expect(codesOf(answerTo('change', uninvited).verdict)).toEqual([
      'partners-sponsor: partners-unexpected',
    ]);

    const open = { ...nothingElse, notebook: 'pathem', audience: 'renater' };
    expect(codesOf(answerTo('change', open).verdict)).toEqual(['audience: zone-audience']);
  });

  it('goes back to the institute’s rules', () => {
    const own = { policy: { timestamp: { authority: 'dfn', auto: 'monthly' } } } as const;
    const { after } = edited(
      answerTo(
        'change',
        { ...nothingElse, 'timestamp-rhythm': 'weekly' },
        fleetWith('hasopa', own),
      ),
    );

    expect(after.policy).toBeUndefined();
  });
});

describe('a succession of pilots', () => {
  it('lets the one who leaves overlap with a successor who is in office already', () => {
    expect(edited(answerTo('pilots')).after.pilots).toEqual([
      {
        ...{ kind: 'primary', ref: 'inrea-002611', state: 'active' },
        mandate: { from: '2026-11-24', until: '2029-10-31' },
        training: [{ course: 'cle-pilote-base', on: '2026-10-06' }],
        charter: { version: '2026-1', on: '2026-10-12' },
      },
      { ...primary, state: 'leaving', mandate: { from: '2025-04-01', until: '2027-01-31' } },
      backup,
    ]);
  });

  it('archives the one who leaves today, whose successor must then be trained', () => {
    const today = { 'leaves-on': undefined };
    const [next, former] = edited(answerTo('pilots', today)).after.pilots;
    expect(next?.state).toBe('active');
    expect(former).toMatchObject({ state: 'archived', mandate: { until: '2026-11-24' } });

    const untrained = answerTo('pilots', {
      ...today,
      'trained-on': undefined,
      'charter-on': undefined,
    });
    expect(codesOf(untrained.verdict)).toEqual(['succession: training-missing']);
  });

  it('only proposes a successor who has still to be trained', () => {
    const untrained = { 'trained-on': undefined, 'charter-on': undefined };

    expect(edited(answerTo('pilots', untrained)).after.pilots[0]?.state).toBe('proposed');
  });

  it('moves the backup up', () => {
    const { after } = edited(answerTo('pilots', { succession: 'promote-backup' }));

    expect(after.pilots.map(({ kind, ref, state }) => [kind, ref, state])).toEqual([
      ['primary', 'inrea-002174', 'active'],
      ['primary', 'inrea-002137', 'leaving'],
      ['backup', 'inrea-002611', 'active'],
    ]);
  });

  it('notes that somebody goes on: mandate, course, charter, and that they said so', () => {
    const renewal = {
      succession: 'renew-primary',
      'leaves-on': undefined,
      'newcomer-ref': undefined,
    };
    const [renewed] = edited(answerTo('pilots', renewal)).after.pilots;

    expect(renewed).toMatchObject({
      ref: 'inrea-002137',
      mandate: { from: '2026-11-24', until: '2029-10-31' },
      lastConfirmed: '2026-11-24',
    });
    expect(renewed?.training).toHaveLength(2);
  });

  it.each([
    ['a name', 'Camille Exemple', 'reference-person'],
    ['a login made of a name', 'camille.exemple', 'reference-person'],
    ['a private address', 'camille@courriel.example', 'reference-person'],
    ['nobody new', 'inrea-002174', 'pilot-twice'],
  ])('refuses %s, and shows where to find the reference', (_, ref, code) => {
    const { verdict } = answerTo('pilots', { 'newcomer-ref': ref });
    const reasons = verdict.fields.flatMap((field) => field.reasons);

    expect(reasons.map((reason) => reason.code)).toEqual([code]);
    if (code === 'reference-person') expect(reasons[0]?.fix.fr).toContain('annuaire');
  });
});
