import { describe, expect, it } from 'vitest';
import {
  type Forge,
  type ReasonCode,
  sentences,
  type Verdict,
  type VerdictContext,
  verdict,
} from '../../generators/request/index.ts';
import { ruleCodes } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { bodyOf, contextOf, labelOfId } from './support/samples.ts';

interface Fixture {
  readonly code: ReasonCode;
  /** Where it is told: a field, `problem`, or `question`. */
  readonly at: string;
  readonly forge?: Forge;
  readonly example?: string;
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly edit?: (body: string) => string;
  readonly context?: Partial<VerdictContext>;
}

const boxes = [
  'La direction de l’entité approuve cette demande. / The head of the entity approves this request.',
  'Les pilotes ont accepté leur mission. / The pilots have accepted their role.',
];
const [box = '', secondBox = ''] = boxes;
const slug = `### ${labelOfId('slug')}`;
const { restricted: _, ...open } = Object.fromEntries(
  Object.entries(platform.clusters).map(([id, cluster]) => [
    cluster.restricted ? 'restricted' : id,
    cluster,
  ]),
);
const twoLetters = {
  ...platform,
  institute: {
    ...platform.institute,
    directory: { ...platform.institute.directory, reference: '[a-z]{2}|inrea-[0-9]{6}' },
  },
};

/** A request that is told each reason, on its own. */
const fixtures: readonly Fixture[] = [
  { code: 'body-empty', at: 'problem', edit: () => '\n' },
  { code: 'body-too-long', at: 'problem', edit: (body) => body + ' '.repeat(70_000) },
  { code: 'kind-unknown', at: 'problem', edit: () => '### Objet\n\nUn cahier' },
  { code: 'form-version', at: 'problem', edit: (body) => body.replaceAll('new/1', 'new/3') },
  { code: 'text-outside-form', at: 'problem', edit: (body) => `Merci d’avance\n${body}` },
  { code: 'marks-stacked', at: 'problem', changes: { purpose: `a${'\u0301'.repeat(40)}` } },
  { code: 'field-missing', at: 'slug', edit: (body) => body.replace(`${slug}\n\ndyseau\n\n`, '') },
  { code: 'label-changed', at: 'slug', edit: (body) => body.replace(slug, `${slug} :`) },
  { code: 'label-repeated', at: 'slug', changes: { purpose: slug } },
  {
    code: 'field-misplaced',
    at: 'slug',
    edit: (body) => `${body.replace(`${slug}\n\ndyseau\n\n`, '')}\n\n${slug}\n\ndyseau`,
  },
  { code: 'field-empty', at: 'entity-name', changes: { 'entity-name': '' } },
  { code: 'field-needed', at: 'backup-ref', changes: { 'backup-ref': undefined } },
  { code: 'field-unneeded', at: 'provider-name', changes: { 'provider-name': 'Cahiers SAS' } },
  {
    code: 'field-companion',
    at: 'consortium-destination',
    example: 'project-self-hosted',
    changes: { 'consortium-destination': undefined },
  },
  { code: 'option-unknown', at: 'stage', changes: { stage: 'Production' } },
  {
    code: 'option-several',
    at: 'language',
    forge: 'gitlab',
    edit: (body) =>
      body.replace('- [ ] Français', '- [x] Français').replace('- [ ] Anglais', '- [x] Anglais'),
  },
  {
    code: 'box-unticked',
    at: 'commitments',
    edit: (body) => body.replace(`[X] ${box}`, `[ ] ${box}`),
  },
  { code: 'box-changed', at: 'commitments', edit: (body) => `${body}\n- [X] Rien de tout cela` },
  { code: 'box-missing', at: 'commitments', edit: (body) => body.replace(`- [X] ${box}\n`, '') },
  {
    code: 'box-repeated',
    at: 'commitments',
    edit: (body) => `${body}\n- [X] ${secondBox}`,
  },
  { code: 'several-lines', at: 'entity-name', changes: { 'entity-name': 'Sols\net eaux' } },
  { code: 'invisible-character', at: 'entity-name', changes: { 'entity-name': 'Sols\u202Eet' } },
  { code: 'nothing-said', at: 'entity-name', changes: { 'entity-name': '.' } },
  { code: 'lost-character', at: 'entity-name', changes: { 'entity-name': '\uFFFDcologie' } },
  { code: 'text-too-long', at: 'entity-name', changes: { 'entity-name': 'x'.repeat(121) } },
  { code: 'lines-too-many', at: 'supervisors', changes: { supervisors: 'a1\n'.repeat(9) } },
  { code: 'count-shape', at: 'users', changes: { users: '12,5' } },
  { code: 'count-range', at: 'users', changes: { users: '0' } },
  { code: 'gigabytes-shape', at: 'storage', changes: { storage: 'beaucoup' } },
  { code: 'day-shape', at: 'primary-trained', changes: { 'primary-trained': '2026-02-30' } },
  { code: 'day-not-ahead', at: 'mandate-until', changes: { 'mandate-until': '2026-11-24' } },
  { code: 'day-ahead', at: 'primary-trained', changes: { 'primary-trained': '2026-11-25' } },
  { code: 'day-too-far', at: 'mandate-until', changes: { 'mandate-until': '2029-11-25' } },
  { code: 'unit-code-shape', at: 'entity-code', changes: { 'entity-code': 'mixte 1234' } },
  { code: 'mailbox-shape', at: 'mailbox', changes: { mailbox: 'cle-dyseau' } },
  { code: 'host-shape', at: 'host', changes: { host: 'https://dyseau.example/' } },
  {
    code: 'url-shape',
    at: 'repository',
    example: 'project-self-hosted',
    changes: { repository: 'http://forge.sepal.example' },
  },
  {
    code: 'url-secret',
    at: 'repository',
    example: 'project-self-hosted',
    changes: { repository: 'https://bob:hunter2@forge.sepal.example/c' },
  },
  { code: 'reference-person', at: 'primary-ref', changes: { 'primary-ref': 'Camille Exemple' } },
  { code: 'reference-shape', at: 'primary-ref', changes: { 'primary-ref': '4217' } },
  {
    code: 'nowhere-to-run',
    at: 'classification',
    example: 'restricted-zone',
    context: { platform: { ...platform, clusters: open }, fleet: [] },
  },
  { code: 'team-or-instance', at: 'question', example: 'project-self-hosted' },
  {
    // A directory whose references are shorter than an instance can hold.
    code: 'answer-unfit',
    at: 'partners-sponsor',
    example: 'project-self-hosted',
    changes: { 'partners-sponsor': 'ab' },
    context: { platform: twoLetters },
  },
];

function answerTo({
  forge = 'github',
  example = 'unit-managed',
  changes,
  edit,
  context,
}: Fixture): Verdict {
  const body = bodyOf(example, forge, changes);
  return verdict(edit === undefined ? body : edit(body), contextOf(forge, context));
}

function toldAt(answer: Verdict, at: string) {
  if (at === 'problem') return answer.problems;
  if (at === 'question') return answer.questions;
  return answer.fields.find(({ id }) => id === at)?.reasons ?? [];
}

describe('a reason', () => {
  it('has a fixture, whichever it is', () => {
    const shown = new Set(fixtures.map(({ code }) => code));
    // The owner's is told where the caller knows no group: see examples.test.ts.
    const missing = Object.keys(sentences).filter((code) => !shown.has(code as ReasonCode));

    expect(missing).toEqual(['owner-unknown']);
  });

  it('shares no code with the rules over instances', () => {
    expect(ruleCodes.filter((code) => Object.hasOwn(sentences, code))).toEqual([]);
  });

  it.each(fixtures)('$code is told at $at, in whole sentences of both languages', (fixture) => {
    const told = toldAt(answerTo(fixture), fixture.at);
    const reason = told.find(({ code }) => code === fixture.code);

    expect(told.map(({ code }) => code)).toContain(fixture.code);
    for (const text of [reason?.fr, reason?.en, reason?.fix.fr, reason?.fix.en]) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text).toMatch(/[.?]$/);
      expect(text).not.toMatch(/[{}]|undefined|NaN|\[object/);
      // The typographic apostrophe, in both languages.
      expect(text).not.toMatch(/\p{L}'|'\p{L}/u);
    }
    expect(reason?.fr).not.toBe(reason?.en);
  });

  it.each(fixtures.filter(({ code }) => code !== 'label-changed' && code !== 'box-changed'))(
    '$code is told alone, unless two things are wrong',
    (fixture) => {
      const { fields, problems, questions } = answerTo(fixture);
      const told = [...problems, ...fields.flatMap(({ reasons }) => reasons)];
      const codes = (fixture.at === 'question' ? questions : told).map(({ code }) => code);

      expect(new Set(codes)).toEqual(new Set([fixture.code]));
    },
  );
});

describe('French punctuation', () => {
  it.each(Object.entries(sentences))('%s has its spaces before double signs', (_, sentence) => {
    for (const text of [sentence.fr, sentence.fix.fr]) {
      expect(text).not.toMatch(/[^\s][;:?!»](?:\s|$)/);
      expect(text).not.toMatch(/«\S/);
    }
  });
});
