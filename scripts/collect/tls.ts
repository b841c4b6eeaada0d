import { connect } from 'node:tls';
import { type BlackBox, tlsVersions } from '../../lib/conformity/index.ts';
import type { Target } from './target.ts';

type TlsEvidence = NonNullable<BlackBox['tls']>;

/** Which versions of TLS are spoken, and what the certificate is worth; undefined without any. */
export async function tlsEvidence(target: Target): Promise<TlsEvidence | undefined> {
  const tried = await Promise.all(
    tlsVersions.map(async (version) => ({ version, found: await handshake(target, version) })),
  );
  const accepted = tried.filter(({ found }) => found !== undefined);
  const last = accepted.at(-1)?.found;
  if (last === undefined) return undefined;
  return { ...last, accepted: accepted.map(({ version }) => version) };
}

// --- internal ---

function handshake(
  { host, address, port, ca, timeout }: Target,
  version: (typeof tlsVersions)[number],
): Promise<Omit<TlsEvidence, 'accepted'> | undefined> {
  return new Promise((resolve) => {
    const socket = connect({
      host: address,
      port,
      servername: host,
      minVersion: version,
      maxVersion: version,
      // Node itself would refuse to offer the old versions that are looked for.
      ciphers: 'DEFAULT@SECLEVEL=0',
      rejectUnauthorized: false,
      ...(ca === undefined ? {} : { ca }),
    });
    const timer = setTimeout(() => end(undefined), timeout);
    socket.on('error', () => end(undefined));
    socket.on('close', () => end(undefined));
    socket.on('secureConnect', () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      end({
        trusted: socket.authorized,
        problem: socket.authorized ? null : problemOf(socket.authorizationError),
        certificateUntil: until.toISOString().slice(0, 10),
      });
    });

    function end(found: Omit<TlsEvidence, 'accepted'> | undefined): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(found);
    }
  });
}

/** OpenSSL's name of the problem: a few capitals, never text of the server's. */
function problemOf(error: unknown): string {
  const told = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return /^[A-Z0-9_]{3,80}$/.test(told) ? told : 'NOT_TRUSTED';
}
