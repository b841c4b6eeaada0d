import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FleetError } from '../lib/base/index.ts';
import { exceptions } from '../lib/kubernetes/exceptions.ts';
import { manifestFiles, renderedObjects, trackedFiles } from './checkers/ground.ts';
import { checkers } from './checkers/index.ts';
import { type ToolName, toolFolder, tools } from './checkers/install/tools.ts';
import { judge, type Run } from './checkers/judge.ts';
import type { Checker, Ground } from './checkers/model.ts';
import { findingLines, statusOf, tableLines } from './checkers/report.ts';
import { schemaTemplates } from './checkers/schemas/store.ts';
import { assertUsage, usage } from './rim/usage.ts';

/**
 * `npm run check`: everything that looks at this repository from outside, then one
 * table. `--all` adds the checkers that take minutes to build.
 */
const args = {
  all: { type: 'boolean' },
  only: { type: 'string' },
  dist: { type: 'string' },
  today: { type: 'string' },
} as const;

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof FleetError)) throw error;
  tell(`${error.code}: ${error.message}`);
  process.exitCode = error.exit;
});

async function main(words: readonly string[]): Promise<void> {
  assertUsage(words, args);
  const { values } = parseArgs({ args: [...words], options: args });
  const chosen = choose(values.all === true, values.only);
  const ground = await look(resolve(values.dist ?? join(root(), 'dist')));
  const runs: Run[] = [];
  // One after the other: most of them use every core by themselves.
  for (const checker of chosen) runs.push(await attempt(checker, ground));
  const verdicts = judge(runs, exceptions, {
    today: values.today ?? new Date().toISOString().slice(0, 10),
    overdue: values.all === true,
  });
  print([...findingLines(verdicts), '', ...tableLines(verdicts)]);
  process.exitCode = statusOf(verdicts);
}

/** @throws {FleetError} `USAGE` for a checker that is not there. */
function choose(all: boolean, only: string | undefined): readonly Checker[] {
  if (only === undefined) return checkers.filter(({ when }) => all || when === 'always');
  return only.split(',').map((name) => {
    const found = checkers.find((checker) => checker.name === name);
    if (found !== undefined) return found;
    throw usage(`There is no checker ${name}.`, `Use ${checkers.map((it) => it.name).join(', ')}.`);
  });
}

async function look(dist: string): Promise<Ground> {
  const place = { root: root(), dist };
  const manifests = await manifestFiles(dist);
  const objects = await renderedObjects(place, manifests);
  const apiVersions = new Set(objects.map(({ object }) => object.apiVersion));
  return {
    ...place,
    manifests,
    objects,
    files: await trackedFiles(place.root),
    tool: (name) => toolFolder(place.root, known(name), tell),
    schemas: (kubernetes) => schemaTemplates(kubernetes, apiVersions, tell),
  };
}

/** A checker that cannot run is told in the table, and does not keep the others from running. */
async function attempt(checker: Checker, ground: Ground): Promise<Run> {
  const start = Date.now();
  try {
    const outcome = await checker.run(ground);
    tell(`${checker.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    return { checker: checker.name, outcome };
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    return { checker: checker.name, broken: error.message };
  }
}

function known(name: string): ToolName {
  if (Object.hasOwn(tools, name)) return name as ToolName;
  throw usage(`There is no tool ${name}.`, `Use ${Object.keys(tools).join(', ')}.`);
}

function root(): string {
  const path = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  return relative(process.cwd(), path) === '' ? process.cwd() : path;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
