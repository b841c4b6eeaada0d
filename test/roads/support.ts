import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAnswers } from '../../generators/request/index.ts';
import { LocalForge } from '../../lib/forge/index.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';
import { openRequest, type RequestOutcome } from '../../scripts/roads/open-request.ts';
import { readContext } from '../../scripts/roads/request/context.ts';
import { bot, repository } from '../forge/repository.ts';

const root = join(import.meta.dirname, '..', '..');

/** Day on which the issues of these tests are opened. */
export const openedOn = '2026-11-24';

export type Changes = Readonly<Record<string, string | readonly string[]>>;

/** Body of an issue made of an example's answers, some of them changed. */
export function bodyOf(
  example: string,
  changes: Changes = {},
  form: 'github' | 'gitlab' = 'github',
): string {
  const answers = JSON.parse(readFileSync(join(root, 'examples/requests', example), 'utf8'));
  return renderAnswers({ ...answers, ...changes }, platform, form);
}

/** One instance of the sample fleet and its manifests, by their paths. */
export function oneInstance(): Readonly<Record<string, string>> {
  const paths = [
    'instances/hasopa.ts',
    'dist/ouest/hasopa/manifests.yaml',
    'dist/ouest/argocd/apps/hasopa.yaml',
    'dist/ouest/argocd/root.yaml',
    'dist/ouest/bootstrap/manifests.yaml',
    'dist/ouest/platform/manifests.yaml',
    'dist/confine/argocd/root.yaml',
    'dist/confine/bootstrap/manifests.yaml',
    'dist/confine/platform/manifests.yaml',
  ];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** A local forge whose `main` holds them. */
export function forgeWithOneInstance(): LocalForge {
  return new LocalForge(repository(oneInstance()).folder, bot);
}

/** Opens or edits the issue, then walks the road, as `fleet request open` does. */
export async function ask(
  forge: LocalForge,
  number: number,
  body: string,
  on: Platform = platform,
  answeredAt?: string,
): Promise<RequestOutcome> {
  await forge.writeIssue({
    number,
    title: 'A notebook',
    body,
    author: `author-${number}`,
    openedOn,
  });
  const answered = answeredAt === undefined ? {} : { answeredAt };
  const given = { platform: on, base: 'main', form: 'github' as const, ...answered };
  return openRequest(forge, number, await readContext(forge, given));
}

/** The outcome, if the road came to a pull request. */
export function opened(outcome: RequestOutcome): Extract<RequestOutcome, { step: 'opened' }> {
  if (outcome.step === 'opened') return outcome;
  throw new Error(`The road ended with ${outcome.step}: ${JSON.stringify(outcome)}`);
}
