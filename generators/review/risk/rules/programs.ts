import { scalarChanges } from '../../compare/scalars.ts';
import type { Value } from '../../manifest/value.ts';
import { inOrder } from '../../tree/order.ts';
import { eachChange, listed } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Texts that pods run or start by. The desired settings have a rule of their own. */
export const programChanged: Rule = {
  id: 'program-changed',
  level: 'warn',
  finds:
    'A program or configuration file that pods run changes: my.cnf, the scripts, the reconciler.',
  reason: 'It runs beside the data, with the passwords of the notebook.',
  fix: 'Read what it does now; programs change in lib/elabftw and travel ring by ring.',
  symmetric: true,
  find: eachChange((change) => {
    if (!isChanged(change) || change.after.kind !== 'ConfigMap') return [];
    const files = scalarChanges(change)
      .filter(({ path }) => path[0] === 'data' || path[0] === 'binaryData')
      .filter(({ path }) => path[1] !== 'desired.json')
      .filter(({ before, after }) => withoutSizes(before) !== withoutSizes(after))
      .map(({ path }) => path[1] ?? '');
    return files.length === 0 ? [] : [`Files that change: ${listed(inOrder(new Set(files)))}.`];
  }),
};

export const commandChanged: Rule = {
  id: 'command-changed',
  level: 'warn',
  finds: 'A container runs another command, or with other arguments.',
  reason: 'The command is what reads the secrets and opens the database.',
  fix: 'Read what it runs now, and where its secrets go.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => isOfContainer(path) && commands.has(fieldOf(path)))
          .map(({ path }) => `The ${fieldOf(path)} of ${containerOf(path)} changes.`)
      : [],
  ),
};

export const environmentChanged: Rule = {
  id: 'environment-changed',
  level: 'warn',
  finds: 'A variable of a container changes that is not about its size.',
  reason: 'Variables switch developer modes, migrations at start, encryption and trust in proxies.',
  fix: 'See what the variable switches: facts on each stand in lib/elabftw/variables.ts.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => isOfContainer(path) && fieldOf(path).startsWith('env'))
          .filter(({ path }) => !sizing.has(variableOf(path)))
          .map(({ path }) => `${variableOf(path)} of ${containerOf(path)} changes.`)
      : [],
  ),
};

// --- internal ---

const commands: ReadonlySet<string> = new Set(['args', 'command', 'lifecycle', 'workingDir']);
/** Lines of my.cnf that follow the size of the instance (lib/platform/sizes.ts). */
const sizedLine = /^(?:innodb_buffer_pool_size|max_connections) = \w+$/gm;

function withoutSizes(value: Value | undefined): Value | undefined {
  return typeof value === 'string' ? value.replace(sizedLine, '') : value;
}

const lists: ReadonlySet<string> = new Set(['containers', 'initContainers']);

/** Variables that follow the size of the instance (lib/platform/sizes.ts). */
const sizing: ReadonlySet<string> = new Set([
  'KEEPALIVE_TIMEOUT',
  'MAX_PHP_MEMORY',
  'MAX_UPLOAD_SIZE',
  'MAX_UPLOAD_TIME',
  'NGINX_WORK_PROC',
  'PHP_MAX_CHILDREN',
  'PHP_MAX_EXECUTION_TIME',
]);

/** `…containers[web].env[DB_HOST].value`: where the list of containers stands. */
function listAt(path: readonly string[]): number {
  return path.findIndex((step) => lists.has(step));
}

function isOfContainer(path: readonly string[]): boolean {
  return listAt(path) !== -1;
}

function containerOf(path: readonly string[]): string {
  return path[listAt(path) + 1] ?? '';
}

function fieldOf(path: readonly string[]): string {
  return path[listAt(path) + 2] ?? '';
}

function variableOf(path: readonly string[]): string {
  return path[listAt(path) + 3] ?? '';
}
