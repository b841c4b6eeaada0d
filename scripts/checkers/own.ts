import { join } from 'node:path';
import { z } from 'zod';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { read } from './external/output.ts';
import { call, type Said, tail } from './install/process.ts';
import type { Checker, Complaint, Outcome } from './model.ts';

/** The compiler over everything that tsconfig.json names. */
export const tsc: Checker = {
  name: 'tsc',
  when: 'always',
  async run({ root }) {
    const program = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [program, '--noEmit', '--pretty', 'false', '--listFiles'];
    return tscOutcome(await call(process.execPath, args, { cwd: root }), root);
  },
};

/** The formatter and linter over everything that biome.json names. */
export const biome: Checker = {
  name: 'biome',
  when: 'always',
  async run({ root }) {
    const program = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const args = [program, 'ci', '--reporter=json', '--max-diagnostics=none', '--colors=off', '.'];
    return biomeOutcome(
      read('biome', biomeReport, await call(process.execPath, args, { cwd: root })),
    );
  },
};

/** Whether `dist/` is what the instances render to. */
export const render: Checker = {
  name: 'fleet render',
  when: 'always',
  run: async ({ root, dist }) => {
    const out = dist === join(root, 'dist') ? [] : ['--out', dist];
    return fleetOutcome('render', await fleet(root, ['render', '--check', ...out]));
  },
};

/** Whether the forms on both forges are what the definition of the requests generates. */
export const forms: Checker = {
  name: 'fleet request form',
  when: 'always',
  run: async ({ root }) =>
    fleetOutcome('request form', await fleet(root, ['request', 'form', '--check'])),
};

/** Whether the reference pages are what the code generates. */
export const reference: Checker = {
  name: 'fleet reference',
  when: 'always',
  run: async ({ root }) => fleetOutcome('reference', await fleet(root, ['reference', '--check'])),
};

export function tscOutcome({ status, stdout, stderr }: Said, root: string): Outcome {
  const lines = stdout.split('\n');
  const complaints = lines.flatMap((line): readonly Complaint[] => {
    const found = /^(?<file>[^(]+)\((?<row>\d+),\d+\): error (?<rule>TS\d+): (?<message>.*)$/.exec(
      line,
    )?.groups;
    if (found === undefined) return [];
    const { file = '', row = '', rule = '', message = '' } = found;
    return [{ rule, object: file, file: `${file}:${row}`, message }];
  });
  if (status !== 0 && complaints.length === 0) {
    throw unsaid('tsc', { status, stdout: '', stderr: stderr || stdout });
  }
  const own = lines.filter(
    (line) => line.startsWith(`${root}/`) && !line.includes('/node_modules/'),
  );
  return { looked: own.length, expected: 1, of: 'files', complaints };
}

export function biomeOutcome({ summary, diagnostics }: BiomeReport): Outcome {
  return {
    looked: summary.changed + summary.unchanged,
    expected: 1,
    of: 'files',
    complaints: diagnostics.map(({ category, message, location }) => ({
      rule: category,
      object: location.path,
      // It numbers lines from 1, and says 0 of a whole file.
      file: location.start?.line ? `${location.path}:${location.start.line}` : location.path,
      message,
    })),
  };
}

export const biomeReport = z.object({
  summary: z.object({ changed: z.number(), unchanged: z.number() }),
  diagnostics: z.array(
    z.object({
      category: z.string(),
      message: z.string(),
      location: z.object({
        path: z.string(),
        start: z.object({ line: z.number() }).optional(),
      }),
    }),
  ),
});
export type BiomeReport = z.infer<typeof biomeReport>;

/**
 * A `--check` of the fleet: status 0 and how many files it compared, or status 1
 * and a line for each file that is missing, differs or is stale. Anything else
 * means that nothing was compared.
 */
export function fleetOutcome(words: string, said: Said): Outcome {
  const lines = said.stdout.split('\n');
  const complaints = lines.flatMap((line): readonly Complaint[] => {
    const { how, file } = staleFile(line) ?? {};
    if (how === undefined || file === undefined) return [];
    return [{ rule: how, object: file, file, message: `Run fleet ${words}.` }];
  });
  const compared = /\b(?<count>\d+) (?:file|form|page)s?\b/.exec(said.stdout)?.groups?.['count'];
  const { status } = said;
  if (status > 1 || (status === 1) !== complaints.length > 0) throw unsaid(`fleet ${words}`, said);
  const looked = Math.max(Number(compared ?? 0), complaints.length);
  return { looked, expected: 1, of: 'files', complaints };
}

// --- internal ---

/** `missing  FILE`, as rendering says it, or `FILE: is missing`, as other generated files do. */
function staleFile(line: string): Readonly<Record<string, string>> | undefined {
  return (
    /^(?<how>missing|differs|stale) +(?<file>\S+)$/.exec(line)?.groups ??
    /^(?<file>\S+): (?:is )?(?<how>missing|differs)\b/.exec(line)?.groups
  );
}

function fleet(root: string, words: readonly string[]): Promise<Said> {
  return call(process.execPath, [join(root, 'bin', 'fleet.mjs'), ...words], { cwd: root });
}

function unsaid(name: string, said: Said): FleetError {
  return new FleetError({
    code: 'CHECK_OUTPUT',
    what: `${name} ended with status ${said.status} and no finding.\n${tail(said)}\n`,
    fix: 'Run it by hand to see why.',
    exit: exitStatus.impossible,
  });
}
