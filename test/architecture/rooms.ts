import { parseSync } from 'oxc-parser';

/** What each room may import, beside itself. The design's page "Rooms", as a table. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'lib/base': [],
  'lib/platform': ['lib/base'],
  'lib/instance': ['lib/platform', 'lib/base'],
  'lib/lifecycle': ['lib/instance', 'lib/platform', 'lib/base'],
  'lib/elabftw': ['lib/lifecycle', 'lib/instance', 'lib/platform', 'lib/base'],
  'lib/kubernetes': ['lib/elabftw', 'lib/lifecycle', 'lib/instance', 'lib/platform', 'lib/base'],
  'lib/conformity': ['lib/elabftw', 'lib/lifecycle', 'lib/instance', 'lib/platform', 'lib/base'],
  'lib/forge': ['lib/base'],
  generators: ['lib'],
  scripts: ['generators', 'lib'],
};

/** Rooms that may touch files, git, the network, the clock and the terminal. */
const rims = ['lib/forge', 'scripts'];

/** Modules of Node that only compute. */
const pureBuiltins = ['node:crypto', 'node:path/posix', 'node:util'];

/** Words by which code reaches outside without importing anything. */
const outside =
  /(?<![\w.'’-])(?:process\.\w|process\[|console\.\w|fetch\(|Date\.now\(|new Date\(\)|Math\.random\()/;

/** Everything in one file that the design forbids, one sentence each. */
export function violations(path: string, text: string): string[] {
  const room = roomOf(path);
  if (room === undefined) return [`${path}: stands in no room`];
  const found = importsOf(path, text).flatMap((target) => importViolations(path, room, target));
  if (!rims.includes(room) && outside.test(withoutComments(path, text))) {
    found.push(`${path}: reaches outside, which only ${rims.join(' and ')} may`);
  }
  return found;
}

// --- internal ---

function importViolations(path: string, room: string, target: string): string[] {
  if (target.startsWith('node:')) {
    const allowed = rims.includes(room) || pureBuiltins.includes(target);
    return allowed ? [] : [`${path}: imports ${target}`];
  }
  if (!target.startsWith('.')) return [];
  if (!/\.(?:ts|json)$/.test(target)) return [`${path}: imports ${target} without .ts`];
  const other = roomOf(new URL(target, `file:///${path}`).pathname.slice(1));
  const reached = other === room || mayImport[room]?.some((may) => other?.startsWith(may));
  return reached ? [] : [`${path}: ${room} may not import ${target}`];
}

function roomOf(path: string): string | undefined {
  return Object.keys(mayImport).find((room) => path.startsWith(`${room}/`));
}

function importsOf(path: string, text: string): string[] {
  const { module } = parseSync(path, text, { lang: 'ts', sourceType: 'module' });
  return [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((found) =>
      text.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1),
    ),
  ];
}

function withoutComments(path: string, text: string): string {
  const { comments } = parseSync(path, text, { lang: 'ts', sourceType: 'module' });
  return comments.reduceRight(
    (code, { start, end }) => code.slice(0, start) + code.slice(end),
    text,
  );
}
