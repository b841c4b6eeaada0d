import { parse } from 'yaml';
import { z } from 'zod';
import { readWorkflows } from '../../../scripts/rim/reference-pages.ts';
import { repository } from '../../manifests/support/command.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const values = z.record(z.string(), scalar).default({});

const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: values,
  env: values,
});
export type Step = z.infer<typeof step>;

const concurrency = z.strictObject({ group: z.string(), 'cancel-in-progress': scalar });

const job = z.strictObject({
  name: z.string(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  environment: z.string().optional(),
  concurrency: concurrency.optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  strategy: z.unknown().optional(),
  steps: z.array(step).min(1),
});
export type Job = z.infer<typeof job>;

/** A workflow as this repository writes them: a word more than these is a mistake, or needs a look. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency,
  jobs: z.record(z.string(), job),
});
export type Workflow = z.infer<typeof workflow>;

/** Every workflow by the name of its file. */
export function workflows(): ReadonlyMap<string, Workflow> {
  return new Map(
    readWorkflows(repository)
      .filter(({ path }) => path.startsWith('.github/'))
      .map(({ path, text }) => [path.replace(/^.*\//, ''), workflow.parse(parse(text))]),
  );
}

/** One job, which must be there. */
export function jobOf(file: string, id: string): Job {
  const found = workflows().get(file)?.jobs[id];
  if (found === undefined) throw new Error(`${file} has no job ${id}`);
  return found;
}

/** Texts of the files that run on either forge. */
export function workflowTexts(): ReadonlyMap<string, string> {
  return new Map(readWorkflows(repository).map(({ path, text }) => [path, text]));
}
