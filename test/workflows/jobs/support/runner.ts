import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Git } from '../../../../lib/forge/index.ts';
import { type Job, type Step, workflows } from '../../support/files.ts';
import { type Context, evaluate, holds, interpolate } from './expression.ts';
import { npmInside } from './npm.ts';
import { shell } from './shell.ts';

/** The forge as a runner sees it: where it is, and what it gives to a job. */
export interface Machine {
  readonly api: string;
  /** The bare repository. */
  readonly folder: string;
  readonly repository: string;
  /** A token that may do what the job declares, and nothing else. */
  readonly tokenFor: (permissions: Readonly<Record<string, string>>) => string;
  readonly vars: Readonly<Record<string, string>>;
  /** Secrets by environment: a job of another environment, or of none, sees none of them. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Event {
  readonly name: string;
  readonly payload: object;
  /** Branch of the workflow's run. @default main */
  readonly branch?: string;
}

export interface Options {
  /** Jobs to run, where not all. */
  readonly only?: readonly string[];
  /** Done after a job, before the next: what an attacker or a person does in between. */
  readonly after?: (job: string, artefacts: string) => void;
  /** A change of a job, to see what it is for. */
  readonly change?: (job: Job) => Job;
}

export interface JobRun {
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly log: string;
}

/** Runs the jobs of a workflow, one after the other as they need each other. */
export async function runWorkflow(
  file: string,
  event: Event,
  machine: Machine,
  { only, after, change = (job) => job }: Options = {},
): Promise<ReadonlyMap<string, JobRun>> {
  const workflow = workflows().get(file);
  if (workflow === undefined) throw new Error(`no workflow ${file}`);
  const run = mkdtempSync(join(tmpdir(), 'fleet-run-'));
  onTestFinished(() => rmSync(run, { recursive: true, force: true }));
  const artefacts = join(run, 'artefacts');
  mkdirSync(artefacts);
  const runs = new Map<string, JobRun>();
  for (const [id, job] of Object.entries(workflow.jobs)) {
    if (only !== undefined && !only.includes(id)) continue;
    const needed = job.needs === undefined ? [] : [job.needs].flat();
    const isDue = needed.every((name) => runs.get(name)?.outcome === 'success');
    const place = { run, artefacts, workspace: join(run, id) };
    runs.set(id, isDue ? await runJob(change(job), event, machine, place) : skipped);
    after?.(id, artefacts);
  }
  return runs;
}

// --- internal ---

const skipped: JobRun = { outcome: 'skipped', log: '' };

interface Place {
  readonly run: string;
  readonly artefacts: string;
  readonly workspace: string;
}

async function runJob(job: Job, event: Event, machine: Machine, place: Place): Promise<JobRun> {
  const secrets = machine.secrets[job.environment ?? ''] ?? {};
  const context: Context = {
    github: {
      ...{ event_name: event.name, event: event.payload, repository: machine.repository },
      ...{ token: machine.tokenFor(job.permissions), ref: `refs/heads/${event.branch ?? 'main'}` },
    },
    ...{ vars: machine.vars, secrets },
  };
  if (!holds(job.if, context)) return skipped;
  letPush(machine, job.permissions['contents'] === 'write' || Object.keys(secrets).length > 0);
  mkdirSync(place.workspace);
  let log = '';
  let outcome: JobRun['outcome'] = 'success';
  for (const step of job.steps) {
    const isDue = outcome === 'success' || step.if?.includes('always()') === true;
    if (!isDue || !holds(step.if, context)) continue;
    const env = { ...surroundings(event, machine, place), ...valuesOf(step.env, context) };
    const ended =
      step.run === undefined
        ? { status: 0, log: play(step, context, machine, place) }
        : await shell(interpolate(step.run, context), place.workspace, env);
    log += ended.log;
    if (ended.status !== 0) outcome = 'failure';
  }
  return { outcome, log };
}

/** What every job is given, whatever it declares: nothing in it may do anything. */
function surroundings(event: Event, machine: Machine, { run, workspace }: Place) {
  const path = join(run, 'event.json');
  writeFileSync(path, JSON.stringify(event.payload));
  return {
    ...{
      PATH: `${npmInside(run)}:${process.env['PATH'] ?? ''}`,
      HOME: run,
      TMPDIR: tmpdir(),
      CI: 'true',
    },
    ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: path },
    ...{ GITHUB_REPOSITORY: machine.repository, GITHUB_API_URL: machine.api, GITHUB_RUN_ID: '7' },
    ...{ GITHUB_SERVER_URL: 'https://github.example', GITHUB_WORKSPACE: workspace },
    GITHUB_STEP_SUMMARY: join(run, 'summary.md'),
  };
}

function valuesOf(values: Step['env'], context: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(String(value), context)]),
  );
}

/** The actions that the runner plays; any other is a mistake. */
function play(step: Step, context: Context, machine: Machine, place: Place): string {
  const given = valuesOf(step.with, context);
  const [action] = step.uses?.split('@') ?? [];
  switch (action) {
    case 'actions/checkout':
      return checkout(given, context, machine, place);
    case 'actions/setup-node':
      if (!/^\d+$/.test(given['node-version'] ?? ''))
        throw new Error('no version of Node is named');
      return '';
    case 'actions/upload-artifact':
      cpSync(
        join(place.workspace, given['path'] ?? ''),
        join(place.artefacts, given['name'] ?? '', given['path'] ?? ''),
        { recursive: true },
      );
      return '';
    case 'actions/download-artifact':
      cpSync(
        join(place.artefacts, given['name'] ?? ''),
        join(place.workspace, given['path'] ?? ''),
        {
          recursive: true,
        },
      );
      return '';
    default:
      throw new Error(`the runner does not play ${step.uses}`);
  }
}

/** Cut short unless the whole is asked for, and without a credential. */
function checkout(
  given: Readonly<Record<string, string>>,
  context: Context,
  { folder }: Machine,
  { workspace }: Place,
): string {
  const branch = given['ref'] ?? String(evaluate('github.ref', context)).replace('refs/heads/', '');
  const depth = given['fetch-depth'] === '0' ? [] : ['--depth', '1'];
  rmSync(workspace, { recursive: true, force: true });
  const words = ['clone', '-q', ...depth, '--branch', branch, `file://${folder}`, workspace];
  new Git(dirname(workspace)).run(words);
  return '';
}

/** Whether git takes a push now: the forge would ask the token. */
function letPush({ folder }: Machine, may: boolean): void {
  const hook = join(folder, 'hooks', 'pre-receive');
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(hook, may ? '#!/bin/sh\n' : '#!/bin/sh\necho "Permission denied" >&2\nexit 1\n');
  chmodSync(hook, 0o755);
}
