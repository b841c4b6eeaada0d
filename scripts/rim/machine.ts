import { spawnSync } from 'node:child_process';
import type { Finding } from '../../lib/base/index.ts';

/** Oldest versions that work: Node's from package.json, git's for `merge-tree --write-tree`. */
const oldest = { node: [20, 19], git: [2, 38] } as const;

/** What this machine lacks to run the fleet's commands. */
export function checkMachine(): Finding[] {
  return [
    ...programFindings('node', process.version),
    ...programFindings('git', spawnSync('git', ['--version'], { encoding: 'utf8' }).stdout ?? ''),
  ];
}

// --- internal ---

function programFindings(program: keyof typeof oldest, said: string): Finding[] {
  const [major, minor] = oldest[program];
  const found = /(\d+)\.(\d+)/.exec(said);
  const has = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)] as const;
  if (has[0] > major || (has[0] === major && has[1] >= minor)) return [];
  const wanted = `${program} ${major}.${minor}`;
  return [
    {
      code: `machine-${program}`,
      level: 'error',
      fr: found ? `${program} ${found[0]} est trop ancien.` : `${program} est introuvable.`,
      en: found ? `${program} ${found[0]} is too old.` : `${program} is not there.`,
      fix: { fr: `Installez ${wanted} ou plus récent.`, en: `Install ${wanted} or newer.` },
    },
  ];
}
