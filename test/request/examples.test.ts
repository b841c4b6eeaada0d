import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forges, pullRequestText, requestFiles, verdict } from '../../generators/request/index.ts';
import { parseInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { bodyOf, codesOf, contextOf, examples, verdictOn } from './support/samples.ts';

const valid = readdirSync(examples)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

describe('the sample requests', () => {
  it.each(valid)('%s is accepted beside the sample fleet, on both forges alike', (name) => {
    const [github, gitlab] = forges.map((forge) => verdictOn(name, forge));

    expect(github && codesOf(github)).toEqual([]);
    expect(gitlab?.ok).toBe(true);
    expect(gitlab?.digest).toBe(github?.digest);
    expect(gitlab?.instance).toEqual(github?.instance);
  });

  it.each(valid.filter((name) => name !== 'question'))(
    '%s makes a file that says what the verdict says',
    (name) => {
      const answer = verdictOn(name, 'github');
      const [file] = requestFiles(answer);

      expect(file?.path).toBe(`instances/${answer.slug}.ts`);
      expect(file && parseInstance(file.text, file.path).instance).toEqual(answer.instance);
    },
  );

  it('settles what a unit was not asked', () => {
    const { instance } = verdictOn('unit-managed', 'github');

    expect(instance).toMatchObject({
      slug: 'dyseau',
      entity: { kind: 'umr', code: 'UMR 9871', centre: 'bretagne-loire' },
      cluster: 'ouest',
      ring: 'stable',
      state: 'active',
      size: 'M',
      storage: { kind: 'volume', filesGi: 150 },
      pilots: [
        { kind: 'primary', state: 'trained', mandate: { from: '2026-11-24', until: '2029-11-24' } },
        { kind: 'backup', training: [{ course: 'cle-pilote-base', on: '2026-10-06' }] },
      ],
      language: 'fr',
      owner: { group: 4242 },
      request: { number: 57, formVersion: 2 },
      reviewOn: '2027-11-24',
    });
    expect(instance).not.toHaveProperty('host');
  });

  it('sends a restricted zone to the cluster that is set aside for it', () => {
    expect(verdictOn('restricted-zone', 'github').instance).toMatchObject({
      cluster: 'confine',
      classification: { kind: 'restricted-zone', decision: 'ZRR-2026-0137 du 3 mars 2026' },
    });
  });

  it('gives partners a sponsor, an end and a second factor for everybody', () => {
    expect(verdictOn('project-self-hosted', 'github').instance).toMatchObject({
      scenario: 'self-hosted',
      partners: { sponsor: 'inrea-005127', until: '2027-12-31' },
      policy: { mfa: { level: 'everyone' } },
      consortium: { endsOn: '2028-12-31' },
      language: 'en',
    });
  });

  it('keeps what is known of a provider', () => {
    const { instance } = verdictOn('provider', 'github');

    expect(instance).toMatchObject({
      scenario: 'saas',
      provider: { contract: 'Marché 2026-118', qualification: { layer: 'saas' } },
      sensitivity: { level: 'particular' },
    });
    expect(instance).not.toHaveProperty('cluster');
    expect(instance).not.toHaveProperty('ring');
  });

  it('opens a sandbox with one pilot who has still to be trained', () => {
    expect(verdictOn('sandbox', 'github').instance?.pilots).toMatchObject([
      { kind: 'primary', state: 'proposed', training: [] },
    ]);
  });

  it('tells the hasty request everything at once', () => {
    expect(codesOf(verdictOn('faulty/hasty', 'github'))).toEqual([
      'entity-code: unit-code-kind',
      'co-ownership: co-ownership-missing',
      'slug: slug-taken',
      'users: count-shape',
      'classification-decision: field-needed',
      'primary-ref: reference-person',
      'primary-trained: day-shape',
      'backup-trained: field-needed',
      'mailbox: mailbox-domain',
      'mailbox: mailbox-person',
      'commitments: box-unticked',
    ]);
    expect(() => requestFiles(verdictOn('faulty/hasty', 'github'))).toThrow(/REQUEST|refused/);
  });

  it('tells the maintainers what is asked, where it will run, and under which digest', () => {
    const answer = verdictOn('unit-managed', 'github');
    if (answer.instance === null) throw new Error('refused');
    const { title, body } = pullRequestText(answer, answer.instance, platform);

    expect(title).toBe('Nouveau cahier dyseau (demande 57)');
    expect(body).toContain('#57');
    expect(body).toContain('`dyseau.cle.inrea.example`');
    expect(body).toContain('Six équipes de terrain');
    expect(body).toContain(`request-digest: \`${answer.digest}\``);
    expect(body).not.toContain('Un mainteneur a modifié');
    const edited = { ...answer.instance, expectedUsers: 80 };
    expect(pullRequestText(answer, edited, platform).body).toContain('Un mainteneur a modifié');
  });
});

describe('a verdict', () => {
  it('depends on the answers, not on who asks again or when', () => {
    const body = bodyOf('unit-managed', 'github');

    expect(verdict(body, contextOf('github'))).toEqual(verdict(body, contextOf('github')));
  });

  it('has another digest as soon as one answer changes', () => {
    const changes = [{ users: '65' }, { purpose: 'Autre chose' }, { storage: undefined }];
    const digests = changes.map((change) => verdictOn('unit-managed', 'github', change).digest);

    expect(new Set([verdictOn('unit-managed', 'github').digest, ...digests]).size).toBe(4);
  });

  it('asks whether a team would do when the numbers are small, naming the centre’s notebooks', () => {
    const { ok, questions } = verdictOn('project-self-hosted', 'github');

    expect(ok).toBe(true);
    expect(questions).toMatchObject([
      {
        code: 'team-or-instance',
        to: 'requester',
        instances: [
          { slug: 'occitanie-commun', host: 'occitanie-commun.cle.inrea.example' },
          { slug: 'grande-lande' },
        ],
      },
    ]);
  });

  it('asks the same where the centre has nothing to offer, without a list', () => {
    const context = contextOf('github', { fleet: [] });
    const answer = verdict(bodyOf('project-self-hosted', 'github'), context);

    expect(answer.questions.map(({ code }) => code)).toEqual(['few-users']);
  });

  it('asks the maintainers for the owner when nobody knows it', () => {
    const { group: _, ...context } = contextOf('github');
    const answer = verdict(bodyOf('unit-managed', 'github'), context);

    expect(answer.questions).toMatchObject([{ code: 'owner-unknown', to: 'maintainer' }]);
  });

  it('refuses a second production notebook of one unit, and names the first', () => {
    const answer = verdictOn('unit-managed', 'github', {
      'entity-code': 'umr 9912',
      'entity-name': 'Haies, sols et paysages bocagers',
    });

    expect(codesOf(answer)).toEqual(['stage: production-twice']);
    expect(answer.fields.find(({ id }) => id === 'stage')?.reasons[0]?.fr).toContain('« hasopa »');
  });

  it('refuses a slug that reads like another', () => {
    expect(codesOf(verdictOn('unit-managed', 'github', { slug: 'ha-sopa' }))).toEqual([
      'slug: slug-confusable',
    ]);
  });
});
