import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { cacheRoot, kept } from '../../../../scripts/checkers/install/cache.ts';
import { call, type Said, tail } from '../../../../scripts/checkers/install/process.ts';
import { repository as repositoryOf } from '../../../forge/repository.ts';
import { repository } from '../../../manifests/support/command.ts';
import { workflowTexts } from '../../support/files.ts';

const tools = fileURLToPath(new URL('../tools/', import.meta.url));

const listed = z.array(z.looseObject({ name: z.string(), when: z.string() }));
const expanded = z.record(z.string(), z.unknown());

/** A job as GitLab would run it: what it extends and the defaults are part of it. */
const pipelineJob = z.looseObject({
  stage: z.string(),
  script: z.array(z.string()),
  before_script: z.array(z.string()).default([]),
  variables: z.record(z.string(), z.string()).default({}),
});
type PipelineJob = z.infer<typeof pipelineJob>;

/** Names of the jobs that a pipeline of this kind has, as gitlab-ci-local judges their rules. */
export async function jobsOf(variables: Readonly<Record<string, string>>): Promise<string[]> {
  const said = await run(['--list-json', ...variableWords(variables)]);
  const jobs = listed.parse(JSON.parse(said.stdout));
  return jobs.filter(({ when }) => when !== 'never').map(({ name }) => name);
}

/** One job with everything that it takes from elsewhere. */
export async function expandedJob(name: string): Promise<PipelineJob> {
  preview ??= run(['--preview']);
  return pipelineJob.parse(expanded.parse(parse((await preview).stdout))[name]);
}

/** What it says of a pipeline that is made of these files, by their paths. */
export async function look(
  files: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<Said> {
  // It reads what git tracks, and asks git where the project is.
  const git = repositoryOf(files);
  git.run(['remote', 'add', 'origin', 'https://gitlab.example/inrea/eln/eln-fleet.git']);
  git.run(['update-ref', 'refs/remotes/origin/main', 'HEAD']);
  git.run(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main']);
  return call(process.execPath, [await program(), ...words], { cwd: git.folder, minutes: 1 });
}

/** The schema that GitLab publishes, by a checker of its own. */
export async function checkSchema(files: readonly string[]): Promise<Said> {
  const lock = join(tools, 'check-jsonschema', 'requirements.txt');
  const place = await kept(
    join(cacheRoot(), 'tools'),
    `check-jsonschema-${await digestOf(lock)}`,
    async (draft) => {
      const python = join(draft, 'bin', 'python');
      const install = ['-m', 'pip', 'install', '--quiet', '--require-hashes'];
      await must('python3', ['-m', 'venv', draft]);
      await must(python, [...install, '--only-binary=:all:', '-r', lock]);
    },
  );
  const words = ['-m', 'check_jsonschema', '--builtin-schema', 'vendor.gitlab-ci'];
  return call(join(place, 'bin', 'python'), [...words, ...files], { cwd: repository, minutes: 1 });
}

// --- internal ---

async function run(words: readonly string[]): Promise<Said> {
  const ours = [...workflowTexts()].filter(([path]) => path.startsWith('.gitlab'));
  const said = await look(Object.fromEntries(ours), words);
  if (said.status !== 0) throw new Error(`gitlab-ci-local ended badly.\n${tail(said)}`);
  return said;
}

/** Every job, expanded: the same for all tests of a process. */
let preview: Promise<Said> | undefined;

/** Installed once, by its lock file, without a script of any package. */
async function program(): Promise<string> {
  const folder = join(tools, 'gitlab-ci-local');
  const lock = join(folder, 'package-lock.json');
  const place = await kept(
    join(cacheRoot(), 'tools'),
    `gitlab-ci-local-${await digestOf(lock)}`,
    async (draft) => {
      for (const name of ['package.json', 'package-lock.json']) {
        await copyFile(join(folder, name), join(draft, name));
      }
      await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', draft]);
    },
  );
  return join(place, 'node_modules', 'gitlab-ci-local', 'dist', 'index.js');
}

async function must(command: string, words: readonly string[]): Promise<void> {
  const said = await call(command, words, { minutes: 5 });
  if (said.status !== 0) throw new Error(`${command} could not install it.\n${tail(said)}`);
}

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 12);
}

function variableWords(variables: Readonly<Record<string, string>>): string[] {
  const given = Object.entries(variables).flatMap(([name, value]) => [
    '--variable',
    `${name}=${value}`,
  ]);
  // It would warn, on standard output, of what is meant here.
  return [...given, '--ignore-predefined-vars', Object.keys(variables).join(',')];
}
