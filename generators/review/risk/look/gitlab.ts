import { yamlLines } from '../../compare/yaml-lines.ts';
import { at, isMap, items, textOf, type Value } from '../../manifest/value.ts';
import { entriesOf, textsOf } from './workflow.ts';

/** Everything that a GitLab pipeline may do, one sentence each. */
export function gitlabPowers(pipeline: Value | undefined): readonly string[] {
  return jobsOf(pipeline).flatMap(([name, job]) => [
    ...entriesOf(at(job, 'id_tokens')).map(([token]) => `Job ${name} gets the identity ${token}.`),
    ...entriesOf(at(job, 'secrets')).map(([secret]) => `Job ${name} reads the secret ${secret}.`),
    ...tokensOf(job).map((token) => `Job ${name} reads the variable ${token}.`),
    ...(isTrusted(job) ? [`Job ${name} runs ${whenOf(job)}.`] : []),
    ...items(at(job, 'tags')).map((tag) => `Job ${name} runs on machines ${textOf(tag)}.`),
  ]);
}

/** What it takes from outside without pinning it. */
export function gitlabUnpinned(pipeline: Value | undefined): readonly string[] {
  const included = at(pipeline, 'include');
  const includes = isMap(included) || textOf(included) !== undefined ? [included] : items(included);
  const images = [['the pipeline', pipeline] as const, ...jobsOf(pipeline)].flatMap(([, one]) => [
    ...imageOf(at(one, 'image')),
    ...items(at(one, 'services')).flatMap(imageOf),
  ]);
  return [
    ...includes
      .filter((one) => !isPinned(one))
      .map((one) => `The include ${textsOf(one).join(' ')} is pinned to no commit.`),
    ...images
      .filter((image) => !image.includes('@sha256:'))
      .map((image) => `The image ${image} has no digest.`),
  ];
}

// --- internal ---

/** Keys of a pipeline that are no jobs. */
const globals: ReadonlySet<string> = new Set([
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'variables',
  'workflow',
]);

function jobsOf(pipeline: Value | undefined): readonly (readonly [string, Value])[] {
  return entriesOf(pipeline).filter(([name, job]) => !globals.has(name) && isMap(job));
}

/** Variables by whose names people keep what opens something. */
function tokensOf(job: Value): readonly string[] {
  const named = textsOf(job).flatMap((text) => [
    ...text.matchAll(/\$\{?(?<name>\w*(?:TOKEN|KEY|SECRET|PASSWORD)\w*)/g),
  ]);
  return [...new Set(named.map(({ groups }) => groups?.['name'] ?? ''))];
}

/** A job that may do what others may not: it reads a token, or waits for an environment. */
function isTrusted(job: Value): boolean {
  return tokensOf(job).length > 0 || at(job, 'environment') !== undefined;
}

function whenOf(job: Value): string {
  const parts = ['rules', 'only', 'except', 'when', 'environment'].flatMap((key) => {
    const value = at(job, key);
    return value === undefined ? [] : [`${key} ${yamlLines(value).join(' ')}`];
  });
  return parts.length === 0 ? 'always' : parts.join(', ');
}

function isPinned(include: Value | undefined): boolean {
  const [local, ref] = [textOf(at(include, 'local')), textOf(at(include, 'ref'))];
  const whole = textOf(include);
  if (whole !== undefined) return !/^https?:/.test(whole);
  return local !== undefined || /^[0-9a-f]{40}$/.test(ref ?? '');
}

function imageOf(value: Value | undefined): readonly string[] {
  const image = textOf(value) ?? textOf(at(value, 'name'));
  return image === undefined || image.includes('$') ? [] : [image];
}
