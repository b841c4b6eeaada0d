import { spawn } from 'node:child_process';

export interface Ended {
  readonly status: number;
  readonly log: string;
}

/**
 * Runs a script with these variables and no other, as a runner does: nothing of the
 * environment of whoever runs the tests is there to help.
 */
export function shell(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-c', script], { cwd, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString('utf8');
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ status: code ?? 1, log }));
  });
}
