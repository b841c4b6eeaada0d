import { X509Certificate } from 'node:crypto';
import { connect } from 'node:net';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { type BlackBox, headerNames, pagePaths } from '../../lib/conformity/index.ts';
import { type Answer, get } from './get.ts';
import type { Target } from './target.ts';
import { tlsEvidence } from './tls.ts';

/**
 * What anybody sees of an installation.
 *
 * @throws {FleetError} `AUDIT_UNREACHABLE` when no TLS is spoken there at all.
 */
export async function collectBlackBox(target: Target): Promise<BlackBox> {
  const tls = await tlsEvidence(target);
  if (tls === undefined) throw unreachable(target);
  const [login, metadata, plainHttp, databasePortOpen, ...pages] = await Promise.all([
    attempt(target, '/login.php'),
    attempt(target, '/metadata.php'),
    plain(target),
    isOpen(target),
    ...pagePaths.map(async (path) => [path, await attempt(target, path)] as const),
  ]);
  const statuses = pages.flatMap(([path, answer]) => (answer ? [[path, answer.status]] : []));
  const health = pages.find(([path]) => path === '/healthcheck.php')?.[1];
  return {
    tls,
    ...(plainHttp === undefined ? {} : { plainHttp }),
    ...(login === undefined ? {} : loginEvidence(login)),
    pages: Object.fromEntries(statuses),
    ...(health === undefined ? {} : { healthText: health.body.trim() === 'ok' }),
    ...(metadata === undefined ? {} : providerEvidence(metadata)),
    ...(databasePortOpen === undefined ? {} : { databasePortOpen }),
  };
}

// --- internal ---

/** A page that does not answer in time is no evidence; the others still are. */
async function attempt(target: Target, path: string): Promise<Answer | undefined> {
  return get(target, path).catch(() => undefined);
}

function loginEvidence({ status, headers, body }: Answer): Partial<BlackBox> {
  const kept = headerNames.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value.slice(0, 4000)]] : [];
  });
  return {
    headers: Object.fromEntries(kept),
    cookies: (headers['set-cookie'] ?? []).slice(0, 20).map(cookieFlags),
    ...(status === 200 ? { registerForm: /\bregister\.php\b/.test(body) } : {}),
  };
}

function cookieFlags(line: string) {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const has = (pattern: RegExp) => attributes.some((one) => pattern.test(one));
  return {
    name: pair.replace(/=.*$/s, '').slice(0, 300),
    secure: has(/^secure$/i),
    httpOnly: has(/^httponly$/i),
    sameSite: has(/^samesite=(?:lax|strict)$/i),
  };
}

function providerEvidence({ status, body }: Answer): Partial<BlackBox> {
  const entityId = /\bentityID="(?<id>[^"]{1,300})"/.exec(body)?.groups?.['id'];
  if (status !== 200 || entityId === undefined) return { entityId: null };
  const pem = /<(?:\w+:)?X509Certificate>(?<text>[^<]+)</.exec(body)?.groups?.['text'];
  if (pem === undefined) return { entityId, providerCertificateUntil: null };
  try {
    const { validTo } = new X509Certificate(Buffer.from(pem, 'base64'));
    return { entityId, providerCertificateUntil: new Date(validTo).toISOString().slice(0, 10) };
  } catch {
    return { entityId };
  }
}

async function plain(target: Target): Promise<BlackBox['plainHttp']> {
  if (target.httpPort === undefined) return undefined;
  try {
    const { status, headers } = await get(target, '/', { plain: true });
    const isAway = status >= 301 && status <= 308;
    return { status, toHttps: isAway && (headers.location ?? '').startsWith('https://') };
  } catch {
    return { status: null, toHttps: false };
  }
}

function isOpen({ address, databasePort, timeout }: Target): Promise<boolean | undefined> {
  if (databasePort === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: databasePort });
    // A firewall that drops packets answers nothing: that is closed.
    const timer = setTimeout(() => end(false), Math.min(timeout, 3000));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));

    function end(open: boolean): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(open);
    }
  });
}

function unreachable({ host, address, port }: Target): FleetError {
  return new FleetError({
    code: 'AUDIT_UNREACHABLE',
    what: `No TLS is spoken for ${host} at ${address}:${port}.`,
    fix: 'Look whether it runs, and whether this machine may reach it.',
    exit: exitStatus.impossible,
  });
}
