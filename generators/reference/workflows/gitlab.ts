import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkflowFile } from '../workflows.ts';

export interface GitLabJob {
  readonly name: string;
  readonly stage: string;
  /** When it runs, and when it does not; none: in every pipeline. */
  readonly rules: readonly string[];
  readonly credentials: readonly string[];
  readonly resourceGroup: string | undefined;
}

/** The jobs of all files, what they extend put into them. */
export function gitLabJobs(files: readonly WorkflowFile[]): readonly GitLabJob[] {
  const all = new Map(
    files.flatMap(({ text }) =>
      Object.entries(parse(text) as Record<string, unknown>)
        .filter(([name]) => !keywords.includes(name))
        .map(([name, value]) => [name, definition.parse(value)] as const),
    ),
  );
  return [...all.keys()]
    .filter((name) => !name.startsWith('.'))
    .map((name) => jobOf(name, whole(name, all)));
}

// --- internal ---

/** Words at the top that are no job. */
const keywords = ['default', 'include', 'stages', 'variables', 'workflow'];

const rule = z.looseObject({ if: z.string().optional(), when: z.string().optional() });

const definition = z.looseObject({
  extends: z.string().optional(),
  stage: z.string().optional(),
  rules: z.array(rule).optional(),
  script: z.array(z.string()).optional(),
  variables: z.record(z.string(), z.string()).optional(),
  resource_group: z.string().optional(),
});
type Definition = z.infer<typeof definition>;

function whole(name: string, all: ReadonlyMap<string, Definition>): Definition {
  const own = all.get(name);
  if (own === undefined) throw new TypeError(`There is no job ${name}.`);
  if (own.extends === undefined) return own;
  const parent = whole(own.extends, all);
  return { ...parent, ...own, variables: { ...parent.variables, ...own.variables } };
}

function jobOf(name: string, job: Definition): GitLabJob {
  return {
    name,
    stage: job.stage ?? 'test',
    rules: (job.rules ?? []).map(ruleText),
    credentials: credentialsOf(job),
    resourceGroup: job.resource_group,
  };
}

function ruleText({ if: condition, when }: z.infer<typeof rule>): string {
  const words = condition ?? 'otherwise';
  return when === 'never' ? `not: ${words}` : words;
}

/** Variables of the project that hold a token, by the commands that read them. */
function credentialsOf({ script = [], variables = {} }: Definition): readonly string[] {
  const lines = script.join('\n');
  const given = variables['FLEET_GITLAB_TOKEN']?.replace(/^\$/, '');
  return [
    ...(lines.includes('--forge gitlab') ? [given ?? 'FLEET_GITLAB_TOKEN'] : []),
    ...(lines.includes('fleet.mjs deliver') ? ['FLEET_PUSH_TOKEN'] : []),
  ];
}
