import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key and a certificate, in PEM, and the files that hold them. */
export interface ServerCertificate {
  readonly keyFile: string;
  readonly certificateFile: string;
  readonly key: string;
  readonly certificate: string;
}

/**
 * One self-signed certificate for everything that the bed serves by TLS; clients are
 * told to trust just it. Elliptic curves: an RSA key would cost a second.
 */
export function makeServerCertificate(folder: string, hosts: readonly string[]): ServerCertificate {
  const keyFile = join(folder, 'server.key');
  const certificateFile = join(folder, 'server.crt');
  const names = ['IP:127.0.0.1', ...hosts.map((host) => `DNS:${host}`)].join(',');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-nodes', '-days', '7', '-subj', '/CN=eln-fleet-bed'],
      ...['-addext', `subjectAltName=${names}`],
      ...['-keyout', keyFile, '-out', certificateFile],
    ],
    { stdio: 'pipe' },
  );
  return {
    keyFile,
    certificateFile,
    key: readFileSync(keyFile, 'utf8'),
    certificate: readFileSync(certificateFile, 'utf8'),
  };
}

/** The key that signs service account tokens, and its public half for the API server. */
export function makeTokenKey(folder: string): {
  readonly keyFile: string;
  readonly publicFile: string;
} {
  const keyFile = join(folder, 'tokens.key');
  const publicFile = join(folder, 'tokens.pub');
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  writeFileSync(keyFile, pair.privateKey.export({ type: 'sec1', format: 'pem' }), { mode: 0o600 });
  writeFileSync(publicFile, pair.publicKey.export({ type: 'spki', format: 'pem' }));
  return { keyFile, publicFile };
}
