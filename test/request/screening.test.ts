import { describe, expect, it } from 'vitest';
import { checklist, keepTicks } from '../../generators/request/index.ts';
import { nearDuplicates } from '../../generators/request/screening/near-duplicates.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { answerTo } from './support/kinds.ts';
import { fleet, verdictOn } from './support/samples.ts';

function asked(example: string, changes: Readonly<Record<string, unknown>> = {}) {
  return answerTo(example, changes).approvals.map(({ approver, grounds }) => [
    approver,
    ...grounds.map(({ document }) => document?.given),
  ]);
}

describe('who has to approve', () => {
  it.each([
    ['unit-managed', {}, [['unit-head', undefined]]],
    [
      'restricted-zone',
      {},
      [
        ['unit-head', undefined],
        ['security', 'ZRR-2026-0137 du 3 mars 2026'],
      ],
    ],
    [
      'project-self-hosted',
      { 'partners-agreement': undefined },
      [
        ['unit-head', undefined],
        ['security', null],
      ],
    ],
    [
      'provider',
      { classification: 'health-data', 'health-certificate': 'HDS-2026-0412' },
      [
        ['unit-head', undefined],
        ['security', 'RSSI-2026-017'],
        ['data-protection', 'DPO-2026-041', 'HDS-2026-0412'],
      ],
    ],
    ['pilots', {}, [['unit-head', undefined]]],
    ['restore', {}, []],
    ['restore', { 'restore-into': 'same' }, [['unit-head', undefined]]],
    ['question', {}, []],
  ] as const)('of %s is derived, with the document: %j', (example, changes, approvals) => {
    expect(asked(example, changes)).toEqual(approvals);
  });

  it('is asked again of data only where the change touches it', () => {
    const few = {
      ...{
        users: '60',
        teams: undefined,
        storage: undefined,
        audience: undefined,
        ring: undefined,
      },
      ...{
        'partners-sponsor': undefined,
        'partners-until': undefined,
        'partners-agreement': undefined,
      },
    };
    expect(asked('change', { ...few, notebook: 'alico' })).toEqual([]);
    expect(asked('change', { ...few, notebook: 'alico', audience: 'renater' })).toEqual([
      ['unit-head', undefined],
      ['data-protection', 'DPO-2026-041'],
    ]);
  });

  it('asks nobody while the request is refused', () => {
    expect(asked('restricted-zone', { 'classification-decision': undefined })).toEqual([]);
  });

  it('names teams of the platform file, and documents in code spans', () => {
    const text = checklist(
      answerTo('restricted-zone', { 'classification-decision': 'n° 3 @all `x`' }),
    );

    expect(text).toContain(
      '- [ ] Officier de sécurité / Security officer (@inrea/security-officers) :',
    );
    expect(text).toContain('`` n° 3 @all `x` ``');
  });

  it('says which document is missing', () => {
    const answer = answerTo('project-self-hosted', { 'partners-agreement': undefined });

    expect(checklist(answer)).toContain('**à fournir / to be provided**');
    expect(answer.verdict.questions.map(({ code }) => code)).toContain('agreement-missing');
  });
});

describe('the ticks of a pull request', () => {
  const body = '- [ ] One\n- [ ] Two\n\nrequest-digest: `sha256:1`\n';
  const ticked = body.replace('[ ] Two', '[x] Two');

  it('stay as long as the request is the same', () => {
    expect(keepTicks(body, ticked)).toBe(ticked);
  });

  it('go when the request changes, or when nobody knows', () => {
    const other = body.replace('sha256:1', 'sha256:2');
    expect(keepTicks(other, ticked)).toBe(other);
    expect(keepTicks('- [ ] Two', '- [x] Two')).toBe('- [ ] Two');
  });
});

describe('health data', () => {
  it('finds no certified place at this institute, and one at a certified provider', () => {
    const health = { classification: 'health-data', 'health-certificate': 'HDS-2026-0412' };
    const managed = verdictOn('unit-managed', 'github', {
      ...health,
      'classification-decision': 'DPO-2026-7',
    });
    expect(managed.fields.find(({ id }) => id === 'health-certificate')?.reasons).toMatchObject([
      { code: 'health-hosting' },
    ]);

    expect(verdictOn('provider', 'github', health).instance?.classification).toEqual({
      kind: 'personal-data',
      decision: 'DPO-2026-041',
      health: { certificate: 'HDS-2026-0412' },
    });
  });
});

describe('a near duplicate', () => {
  const hasopa = fleet.find(({ slug }) => slug === 'hasopa') as Instance;
  const stranger: Instance = {
    ...hasopa,
    slug: 'volcans',
    entity: {
      ...hasopa.entity,
      name: 'Volcans et séismes',
      acronym: 'VOLSE',
      code: 'UMR 1111',
      supervisors: [
        'Institut national de recherche en écologie appliquée',
        'Université des Volcans',
      ],
    },
  };
  const like = (entity: Partial<Instance['entity']>, slug = 'volcans'): Instance => ({
    ...stranger,
    slug,
    entity: { ...stranger.entity, ...entity },
  });

  it.each([
    ['the unit code written another way', like({ code: 'UMR9912' }), ['hasopa']],
    ['a name a few letters apart', like({ name: 'Haie, sol et paysages bocager' }), ['hasopa']],
    [
      'the same acronym in the same centre',
      like({ acronym: 'Hasopa' }),
      ['hasopa', 'hasopa-essais'],
    ],
    ['a slug one letter apart', like({}, 'hasoppa'), ['hasopa']],
    [
      'the same bodies in another order, and a name that resembles',
      like({
        name: 'Sols, haies et paysages bocagers',
        supervisors: hasopa.entity.supervisors.toReversed(),
      }),
      ['hasopa'],
    ],
  ])('is told by %s', (_, candidate, expected) => {
    const found = nearDuplicates(candidate, fleet).map(({ slug }) => slug);

    expect(found).toEqual(expect.arrayContaining(expected.slice(0, 1)));
  });

  it.each([
    ['another unit', stranger],
    [
      'the sandbox of the entity itself',
      { ...hasopa, slug: 'hasopa-test', stage: 'sandbox' as const, entity: { ...hasopa.entity } },
    ],
  ])('is not %s', (_, candidate) => {
    const found = nearDuplicates(candidate, fleet).filter(({ slug }) => slug === 'hasopa');

    expect(found).toEqual([]);
  });

  it('comes with a link to the notebook that exists', () => {
    const { questions } = verdictOn('unit-managed', 'github', { 'entity-acronym': 'HASOPA' });

    expect(questions).toMatchObject([
      {
        code: 'near-duplicate',
        to: 'requester',
        instances: [{ slug: 'hasopa', host: 'hasopa.cle.inrea.example' }, {}],
      },
    ]);
  });

  it('is looked for in a thousand notebooks in no time', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      like({ name: `Unité ${index} des sols` }, `u-${index}`),
    );
    const began = process.cpuUsage();
    nearDuplicates(stranger, many);

    expect(process.cpuUsage(began).user / 1000).toBeLessThan(150);
  });
});
