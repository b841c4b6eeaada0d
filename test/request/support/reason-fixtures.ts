import type { Forge, ReasonCode, VerdictContext } from '../../../generators/request/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { fleet, labelOfId } from './samples.ts';

export interface Fixture {
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

const onlyUsers = {
  teams: undefined,
  storage: undefined,
  audience: undefined,
  'partners-sponsor': undefined,
  'partners-until': undefined,
  'partners-agreement': undefined,
  'timestamp-rhythm': undefined,
  ring: undefined,
};
const onlyScenario = { host: undefined, repository: undefined };
const renewal = {
  succession: 'renew-backup',
  'leaves-on': undefined,
  'newcomer-ref': undefined,
};
const objectStore = {
  ...{ kind: 's3' as const, bucket: 'eln-hasopa', region: 'fr-ouest' },
  credentials: 'eln/hasopa/s3',
};
const pendingRestore = { at: '2026-11-01', into: 'side' as const, reason: 'Essai', request: 12 };

/** The sample fleet with one instance changed. */
function withChanged(slug: string, change: Partial<Instance>): readonly Instance[] {
  return fleet.map((one) => (one.slug === slug ? { ...one, ...change } : one));
}

/** A request that is told each reason, on its own. */
export const fixtures: readonly Fixture[] = [
  { code: 'body-empty', at: 'problem', edit: () => '\n' },
  { code: 'body-too-long', at: 'problem', edit: (body) => body + ' '.repeat(70_000) },
  { code: 'kind-unknown', at: 'problem', edit: () => '### Objet\n\nUn cahier' },
  { code: 'form-version', at: 'problem', edit: (body) => body.replaceAll('new/2', 'new/9') },
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
  { code: 'near-duplicate', at: 'question', changes: { 'entity-acronym': 'HASOPA' } },
  {
    code: 'agreement-missing',
    at: 'question',
    example: 'change',
    changes: { 'partners-agreement': undefined },
  },
  {
    code: 'field-newer',
    at: 'health-certificate',
    example: 'provider',
    changes: { classification: 'health-data' },
    edit: (body) =>
      body
        .replaceAll('new/2', 'new/1')
        .replace(
          '### Certificat d’hébergeur de santé / Health hosting certificate\n\n_No response_\n\n',
          '',
        ),
  },
  {
    code: 'notebook-unknown',
    at: 'notebook',
    example: 'change',
    changes: { notebook: 'zzzzzzzz' },
  },
  { code: 'notebook-near', at: 'notebook', example: 'change', changes: { notebook: 'hasopas' } },
  {
    code: 'notebook-destroyed',
    at: 'notebook',
    example: 'change',
    changes: { notebook: 'sols-vivants' },
  },
  {
    code: 'notebook-closed',
    at: 'notebook',
    example: 'change',
    changes: { ...onlyUsers, notebook: 'ruchers' },
  },
  {
    code: 'nothing-changes',
    at: 'problem',
    example: 'change',
    changes: { ...onlyUsers, users: '95' },
  },
  { code: 'storage-shrinks', at: 'storage', example: 'change', changes: { storage: '50' } },
  {
    code: 'storage-object',
    at: 'storage',
    example: 'change',
    changes: { ...onlyUsers, storage: '800' },
    context: { fleet: withChanged('hasopa', { storage: objectStore }) },
  },
  {
    code: 'pilot-absent',
    at: 'succession',
    example: 'pilots',
    changes: { ...renewal, notebook: 'hasopa-essais' },
  },
  {
    code: 'move-nowhere',
    at: 'scenario',
    example: 'move',
    changes: { ...onlyScenario, scenario: 'managed' },
  },
  {
    code: 'move-retiring',
    at: 'notebook',
    example: 'move',
    changes: { notebook: 'mycelis' },
  },
  {
    code: 'step-illegal',
    at: 'step',
    example: 'retire',
    changes: { step: 'exported' },
  },
  { code: 'restore-elsewhere', at: 'notebook', example: 'restore', changes: { notebook: 'culvi' } },
  {
    code: 'restore-pending',
    at: 'notebook',
    example: 'restore',
    context: { fleet: withChanged('hasopa', { restore: pendingRestore }) },
  },
  {
    code: 'restore-before',
    at: 'restore-day',
    example: 'restore',
    changes: { 'restore-day': '2025-04-06' },
  },
  {
    code: 'restore-too-old',
    at: 'restore-day',
    example: 'restore',
    changes: { 'restore-day': '2025-11-23' },
  },
  {
    // A directory whose references are shorter than an instance can hold.
    code: 'answer-unfit',
    at: 'partners-sponsor',
    example: 'project-self-hosted',
    changes: { 'partners-sponsor': 'ab' },
    context: { platform: twoLetters },
  },
];
