import { escapeHtml, frenchSpaces } from '../../base/encode/index.ts';
import type { Instance } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';

/** Fields of an instance that may change what it is rendered to, from the widest to the narrowest. */
export const shapingFields = [
  'cluster',
  'ring',
  'pin',
  'stage',
  'state',
  'history',
  'vacancy',
  'audience',
  'classification',
  'sensitivity',
  'serviceLevel',
  'size',
  'storage',
  'database',
  'policy',
  'host',
  'language',
  'pilots',
] as const satisfies readonly (keyof Instance)[];
export type ShapingField = (typeof shapingFields)[number];

/** Nobody's notebook: what every instance is compared with. Nothing that may be left out is said. */
export function baselineInstance(platform: Platform): Instance {
  const [cluster] = Object.values(platform.clusters).filter(({ restricted }) => !restricted);
  return {
    ...nobody(platform),
    schemaVersion: 1,
    scenario: 'managed',
    stage: 'production',
    state: 'active',
    history: [],
    product: { name: 'elabftw' },
    ...(cluster === undefined ? {} : { cluster: cluster.id }),
    ring: 'stable',
    audience: 'institute',
    size: 'S',
    classification: { kind: 'ordinary' },
    sensitivity: { level: 'ordinary' },
    language: 'fr',
  };
}

/** The same as `from`, with this field as `to` has it. */
export function withField(from: Instance, to: Instance, field: keyof Instance): Instance {
  const { [field]: _, ...rest } = from;
  const value = to[field];
  return (value === undefined ? rest : { ...rest, [field]: value }) as Instance;
}

/**
 * The instance as anybody's: every field that says whose it is, is nobody's; every field
 * that shapes it is its own. Rendered, both must be the same but for those words.
 */
export function twinOf(instance: Instance, platform: Platform): Instance {
  const start = baselineInstance(platform);
  const twin = shapingFields.reduce((one, field) => withField(one, instance, field), start);
  // Whether there is a code at all is the file's to say.
  const { code, ...uncoded } = twin.entity;
  const entity = instance.entity.code === undefined ? uncoded : { ...uncoded, code };
  const host = instance.host === undefined ? {} : { host: 'twin-of-all.example' };
  return { ...twin, entity, ...host } as Instance;
}

/**
 * Replaces whose an instance is by what that word stands for. Words of both sides are
 * replaced on both, so that a slug which is an ordinary word makes no difference.
 */
export function anonymous(...instances: readonly Instance[]): (text: string) => string {
  const words = instances.flatMap(wordsOf).toSorted(([one], [other]) => other.length - one.length);
  const whole = new Map(
    instances.flatMap((one) => [
      [String(one.owner.group), '{owner.group}'],
      [String(one.request.number), '{request.number}'],
      [one.entity.kind, '{entity.kind}'],
      [one.entity.centre, '{entity.centre}'],
    ]),
  );
  const known = new Map<string, string>();
  return (text) => {
    // Names of fields come again and again, and whole programs do not.
    if (text.length > 60) return replaced(text);
    const before = known.get(text) ?? replaced(text);
    known.set(text, before);
    return before;
  };

  function replaced(text: string): string {
    // Numbers and ordinary words stand for themselves only where they stand alone.
    const alone = whole.get(text);
    if (alone !== undefined) return alone;
    if (hourly.test(text)) return '{minute} * * * *';
    return words
      .reduce((left, [, pattern, name]) => left.replace(pattern, name), text)
      .replace(hashes, '-{hash}');
  }
}

// --- internal ---

/** Names of jobs and maps end with a hash over their content; the content itself is compared. */
const hashes = /-[0-9a-f]{10}(?![0-9a-z])/g;

/** Hourly work is spread over the hour by the slug: at which minute is nobody's to say. */
const hourly = /^[0-5]?\d \* \* \* \*$/;

type Word = readonly [string, RegExp, string];

function wordsOf({ slug, host, mailbox, entity }: Instance): readonly Word[] {
  const said: readonly (readonly [string | undefined, string])[] = [
    [slug, '{slug}'],
    // As a name in the database.
    [slug.replaceAll('-', '_'), '{slug}'],
    [host, '{host}'],
    [mailbox, '{mailbox}'],
    [entity.name, '{entity.name}'],
    [entity.acronym, '{entity.name}'],
    [entity.code, '{entity.code}'],
  ];
  return said.flatMap(([text, name]) => {
    if (text === undefined) return [];
    return [...new Set(writtenAs(text))].map((one): Word => [one, wordOf(one), name]);
  });
}

/** In manifests, in HTML, and in French text with its unbreakable spaces. */
function writtenAs(text: string): readonly string[] {
  const french = frenchSpaces(text);
  return [text, french, escapeHtml(text), escapeHtml(french)];
}

function wordOf(text: string): RegExp {
  const plain = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'gu');
}

function nobody(platform: Platform) {
  const centre = Object.keys(platform.institute.centres)[0] ?? 'nowhere';
  return {
    slug: 'twin-of-all',
    entity: {
      kind: 'ur' as const,
      name: 'Unité de personne',
      acronym: 'NEMO',
      code: 'UR 99999',
      centre,
      supervisors: ['Personne'],
    },
    expectedUsers: 1,
    expectedTeams: 1,
    pilots: [],
    mailbox: `twin-of-all@${platform.institute.domain}`,
    freezes: [],
    owner: { group: 999_999_999 },
    request: { number: 999_999_998, digest: `sha256:${'0'.repeat(64)}`, formVersion: 1 },
    reviewOn: '2000-01-01',
  };
}
