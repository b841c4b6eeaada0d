import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAnswers } from '../../generators/request/index.ts';
import { LocalForge, readFile } from '../../lib/forge/index.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';
import { readFleetAt } from '../../scripts/rim/fleet-at.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { openRequest, type RequestOutcome } from '../../scripts/roads/open-request.ts';
import { bot, repository } from '../forge/repository.ts';

const root = join(import.meta.dirname, '..', '..');

/** Day on which the issues of these tests are opened. */
export const openedOn = '2026-11-24';

type Changes = Readonly<Record<string, string | readonly string[]>>;

/** Body of an issue made of an example's answers, some of them changed. */
export function bodyOf(example: string, changes: Changes = {}): string {
  const answers = JSON.parse(readFileSync(join(root, 'examples/requests', example), 'utf8'));
  return renderAnswers({ ...answers, ...changes }, platform, 'github');
}

/** A local forge whose `main` holds one instance of the sample fleet and its manifests. */
export function forgeWithOneInstance(): LocalForge {
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
  const files = paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]);
  return new LocalForge(repository(Object.fromEntries(files)).folder, bot);
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
  return openRequest(forge, number, {
    platform: on,
    programs: readPrograms(),
    base: 'main',
    fleet: readFleetAt(forge.git, 'main'),
    readBase: (path) => readFile(forge.git, 'main', path),
    form: 'github',
    ...(answeredAt === undefined ? {} : { answeredAt }),
  });
}

/** The outcome, if the road came to a pull request. */
export function opened(outcome: RequestOutcome): Extract<RequestOutcome, { step: 'opened' }> {
  if (outcome.step === 'opened') return outcome;
  throw new Error(`The road ended with ${outcome.step}: ${JSON.stringify(outcome)}`);
}
