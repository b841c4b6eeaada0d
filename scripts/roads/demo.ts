import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FleetError } from '../../lib/base/index.ts';
import { repositoryOf } from '../rim/arguments.ts';
import { cloneAside, type Sandbox } from '../rim/sandbox.ts';
import { styled } from '../rim/terminal.ts';
import { deployment } from './demo-deployment.ts';

/** The requests of the story, by the number of their issue. */
const faulty = { number: 41, file: 'examples/requests/faulty/hasty.json' };
const good = { number: 42, file: 'examples/requests/unit-managed.json' };

/** Day of the story: dates in the examples are judged as of it, whenever it is told. */
const day = '2026-11-24';

const outcome = z.looseObject({
  slug: z.string(),
  branch: z.string(),
  files: z.array(z.string()),
  pull: z.looseObject({ number: z.number(), title: z.string() }),
  report: z.looseObject({ verdict: z.string(), risks: z.array(z.unknown()) }),
});

const answer = z.looseObject({
  fields: z.array(
    z.looseObject({
      label: z.string(),
      ok: z.boolean(),
      reasons: z.array(z.looseObject({ fr: z.string(), fix: z.looseObject({ fr: z.string() }) })),
    }),
  ),
});

/**
 * The whole road, step by step, in a clone: each step is the command that a person or
 * a workflow would run, and the story quotes what it really answered.
 */
export async function* tellTheRoad(repo: string | undefined): AsyncGenerator<string> {
  const repository = repositoryOf(repo);
  yield `${title('ELN fleet')}: from a request to a deployed notebook, on this machine.\nNothing is sent anywhere; your repository is not touched.\n`;
  const sandbox = cloneAside(repository);
  const pages = join(dirname(sandbox.folder), 'pages');
  mkdirSync(pages);
  const keep = (name: string, text: string) => {
    writeFileSync(join(pages, name), text);
    return `pages/${name}`;
  };
  yield* refusal(sandbox, keep);
  const opened = yield* request(sandbox, keep);
  yield* merge(sandbox, opened);
  yield title('What lies where');
  yield `${dirname(sandbox.folder)}\n  pages/        issue bodies, answers and the review report, as people see them\n  repository/   the clone: instances/${opened.slug}.ts, dist/, the branch ${opened.branch}\nRemove the folder when you have looked around.`;
}

// --- internal ---

type Keep = (name: string, text: string) => string;
type Opened = z.infer<typeof outcome>;

async function* refusal(sandbox: Sandbox, keep: Keep): AsyncGenerator<string> {
  const { number, file } = faulty;
  const body = bodyOf(sandbox, file);
  const check = sandbox.fleet(checkWords, body);
  const { fields } = answer.parse(JSON.parse(check.stdout));
  const wrong = fields.filter((field) => !field.ok);
  sandbox.fleet(openWords(number, 'dominique'), body);
  const page = keep('1-answer-refused.md', commentOf(sandbox, 'issues', number));
  yield title('1. A unit asks, and gets it wrong');
  yield `Somebody filled in the form (${file}) and opened issue ${number}.\nThe repository answers field by field; ${wrong.length} of ${fields.length} fields need another look, for example:\n`;
  for (const field of wrong.slice(0, 3)) {
    yield `  ${styled('red', '✗')} ${field.label}`;
    for (const { fr, fix } of field.reasons.slice(0, 1)) yield `    ${fr} ${fix.fr}`;
  }
  yield `\nNo branch, no pull request. The whole answer, as the issue shows it: ${page}\n`;
}

async function* request(sandbox: Sandbox, keep: Keep): AsyncGenerator<string, Opened> {
  const { number, file } = good;
  const body = bodyOf(sandbox, file);
  keep('2-issue.md', body);
  const open = sandbox.fleet([...openWords(number, 'camille'), '--json'], body);
  const opened = outcome.parse(JSON.parse(open.stdout));
  const { slug, branch, files, pull, report } = opened;
  yield title('2. Another unit asks, and gets it right');
  yield `Issue ${number} (${file}, pages/2-issue.md) is answered: everything is in order\n(${keep('2-answer-accepted.md', commentOf(sandbox, 'issues', number))}). In the same breath the repository wrote, on the branch\n${branch}:\n`;
  for (const path of files) yield `  ${path}`;
  yield `\nand opened pull request ${pull.number}, “${pull.title}”.\nNobody copied anything by hand; the instance file is data that is read, never run.\n`;
  yield title('3. A maintainer reads one page');
  yield `The review report (${keep('3-review.md', commentOf(sandbox, 'pulls', pull.number))}) says: ${styled('bold', report.verdict)}, ${report.risks.length} risks.\n`;
  yield `  ${firstLines(sandbox, branch, slug)}\n`;
  return opened;
}

async function* merge(sandbox: Sandbox, { branch, slug }: Opened): AsyncGenerator<string> {
  sandbox.git.run(['merge', '--quiet', '--no-ff', '-m', `Merge ${branch}`, branch]);
  const check = sandbox.fleet(['render', '--check']);
  yield title('4. The maintainer merges');
  yield `fleet render --check on the merged tree: ${check.stdout.trim().split('\n').at(-1)}`;
  if (check.status !== 0) {
    throw new FleetError({
      code: 'DEMO_BROKEN',
      what: 'The merged tree is not what rendering gives.',
      where: sandbox.folder,
      fix: 'Run fleet render --check there.',
    });
  }
  yield `Two requests never touch the same file, so they never conflict.\n`;
  const { address, waves } = deployment(sandbox.folder, slug);
  yield title('5. What Argo CD would now deploy');
  yield `In this order, each wave only when the one before is healthy:\n`;
  for (const { wave, kinds } of waves) yield `  wave ${wave}: ${kinds.join(', ')}`;
  yield `\nand only then does ${styled('bold', address)} open. The issue hears that the notebook is ready.\n`;
}

const checkWords = [
  'request',
  'check',
  '--body',
  '-',
  '--forge',
  'github',
  '--today',
  day,
  '--json',
];

function openWords(number: number, author: string): readonly string[] {
  const who = ['--number', String(number), '--author', author];
  return ['request', 'open', '--forge', 'local', ...who, '--today', day, '--body', '-'];
}

function bodyOf(sandbox: Sandbox, file: string): string {
  return sandbox.fleet(['request', 'body', '--answers', file, '--forge', 'github']).stdout;
}

const stored = z.looseObject({ comments: z.array(z.looseObject({ body: z.string() })) });

function commentOf({ folder }: Sandbox, kind: 'issues' | 'pulls', number: number): string {
  const path = join(folder, '.git/fleet-forge', kind, `${number}.json`);
  return stored.parse(JSON.parse(readFileSync(path, 'utf8'))).comments[0]?.body ?? '';
}

function firstLines({ git }: Sandbox, branch: string, slug: string): string {
  const text = git.run(['show', `${branch}:instances/${slug}.ts`]);
  return text.split('\n').slice(2, 14).join('\n  ');
}

function title(text: string): string {
  return styled('bold', text);
}
