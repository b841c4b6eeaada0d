import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheRoot, kept } from '../../scripts/checkers/install/cache.ts';
import { need } from '../../scripts/checkers/install/need.ts';
import { call, type Said, tail } from '../../scripts/checkers/install/process.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * The Python that has the official client, made once; by the digest of the lock file,
 * so that another version is another folder. Wheels alone, each by its checksum.
 *
 * @throws when Python or the package registry is missing: what cannot run is no success.
 */
export async function clientPython(): Promise<string> {
  await need('python3');
  const lock = join(here, 'requirements.txt');
  const digest = createHash('sha256')
    .update(await readFile(lock))
    .digest('hex')
    .slice(0, 12);
  const place = await kept(
    join(cacheRoot(), 'tools'),
    `elabapi-python-${digest}`,
    async (draft) => {
      const python = join(draft, 'bin', 'python');
      const install = ['-m', 'pip', 'install', '--quiet', '--require-hashes'];
      for (const [program, args] of [
        ['python3', ['-m', 'venv', draft]],
        [python, [...install, '--only-binary=:all:', '-r', lock]],
      ] as const) {
        const said = await call(program, args, { minutes: 5 });
        if (said.status !== 0) throw new Error(`The client could not be installed.\n${tail(said)}`);
      }
    },
  );
  return join(place, 'bin', 'python');
}

/** Runs the program of this folder against a server; what it found is one JSON document. */
export function askByClient(python: string, address: string, key: string): Promise<Said> {
  const env = { ELAB_ADDRESS: `${address}/api/v2`, ELAB_KEY: key, PYTHONDONTWRITEBYTECODE: '1' };
  return call(python, [join(here, 'program.py')], { env, minutes: 1 });
}
