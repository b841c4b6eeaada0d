import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with `ca.crt` and `ca.key`; from it `issue` makes certificates. */
export function makeAuthority(folder: string): void {
  openssl(folder, [
    ...['req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.crt'],
    ...['-days', '2', '-subj', '/CN=data bed'],
  ]);
}

/** `tls.crt` and `tls.key` in a folder, for a server at this address. */
export function issue(authority: string, folder: string, address = 'IP:127.0.0.1'): void {
  openssl(authority, [
    'req',
    ...newKey,
    '-keyout',
    'tls.key',
    '-out',
    'tls.csr',
    '-subj',
    '/CN=database',
  ]);
  writeFileSync(join(authority, 'names'), `subjectAltName=${address}\n`);
  openssl(authority, [
    ...['x509', '-req', '-in', 'tls.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-days', '2'],
    ...['-extfile', 'names', '-out', join(folder, 'tls.crt')],
  ]);
  execFileSync('install', ['-m', '644', join(authority, 'tls.key'), join(folder, 'tls.key')]);
  execFileSync('install', ['-m', '644', join(authority, 'ca.crt'), join(folder, 'ca.crt')]);
}

// --- internal ---

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;

function openssl(cwd: string, args: readonly string[]): void {
  execFileSync('openssl', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}
