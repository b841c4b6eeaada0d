import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';

export interface GitHubWorkflow {
  readonly path: string;
  readonly name: string;
  readonly on: readonly string[];
  readonly jobs: readonly GitHubJob[];
}

export interface GitHubJob {
  readonly id: string;
  readonly condition: string | undefined;
  readonly permissions: readonly Permission[];
  /** Secrets, and variables that name who holds them, as its steps are given them. */
  readonly credentials: readonly string[];
  readonly environment: string | undefined;
  readonly uses: readonly { readonly action: string; readonly version: string }[];
}

export interface Permission {
  readonly name: string;
  readonly level: string;
  /** The comment beside it. */
  readonly why: string;
}

/** A workflow as far as it grants something. */
export function gitHubWorkflow(path: string, text: string): GitHubWorkflow {
  const document = parseDocument(text);
  const root = asMap(document.contents);
  const jobs = asMap(root.get('jobs', true));
  return {
    path,
    name: String(root.get('name')),
    on: keysOf(root.get('on', true)),
    jobs: keysOf(jobs).map((id) => jobOf(id, asMap(jobs.get(id, true)))),
  };
}

// --- internal ---

function jobOf(id: string, job: YAMLMap): GitHubJob {
  const condition = job.get('if');
  const environment = job.get('environment');
  return {
    id,
    condition: condition === undefined ? undefined : String(condition).trim(),
    permissions: permissionsOf(job),
    credentials: credentialsOf(JSON.stringify(job.toJSON())),
    environment: environment === undefined ? undefined : String(environment),
    uses: usesOf(job),
  };
}

function permissionsOf(job: YAMLMap): readonly Permission[] {
  const granted = job.get('permissions', true);
  if (!isMap(granted)) return [];
  return granted.items.map(({ key, value }) => ({
    name: String(key),
    level: String(value),
    why: isScalar(value) ? (value.comment ?? '').trim() : '',
  }));
}

/** Whatever a job takes from the secrets, an App's id among the variables, or its own token. */
function credentialsOf(job: string): readonly string[] {
  const named = [...job.matchAll(/\$\{\{[^}]*?\b((?:secrets|vars)\.[A-Z_]+)\b/g)].map(
    ([, name = '']) => name,
  );
  const own = /\$\{\{[^}]*\bgithub\.token\b/.test(job) ? ['github.token'] : [];
  return [...new Set([...named, ...own])].sort();
}

function usesOf(job: YAMLMap): GitHubJob['uses'] {
  const steps = job.get('steps', true);
  if (typeof steps !== 'object' || steps === null || !('items' in steps)) return [];
  return (steps.items as readonly unknown[]).flatMap((step) => {
    const uses = isMap(step) ? step.get('uses', true) : undefined;
    if (!isScalar(uses)) return [];
    return [{ action: String(uses.value), version: (uses.comment ?? '').trim() }];
  });
}

function asMap(node: unknown): YAMLMap {
  if (isMap(node)) return node;
  throw new TypeError('A workflow is a mapping, and so are its jobs.');
}

/** Events may be one word, a list or a mapping. */
function keysOf(node: unknown): readonly string[] {
  if (isMap(node)) return node.items.map(({ key }) => String(key));
  if (isScalar(node)) return [String(node.value)];
  const items = typeof node === 'object' && node !== null && 'items' in node ? node.items : [];
  return (items as readonly unknown[]).map(String);
}
