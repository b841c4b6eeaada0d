import { addDays } from '../../instance/index.ts';
import { boxCheck, type Check, type Look } from '../check.ts';
import type { BlackBox } from '../evidence.ts';

const tls = 'TLS';
const answer = 'GET /login.php';

/** Transport and headers: what anybody sees. facts/service.md B.2. */
export const transportChecks: readonly Check[] = [
  boxCheck(
    'transport-old-tls',
    'transport',
    tls,
    [
      'high',
      'TLS 1.0 et 1.1 sont refusés.',
      'TLS 1.0 and 1.1 are refused.',
      'N’acceptez que TLS 1.2 et 1.3 sur le serveur frontal.',
      'Accept only TLS 1.2 and 1.3 on the front server.',
    ],
    (box) =>
      box.tls && {
        ok: !box.tls.accepted.some((one) => one === 'TLSv1' || one === 'TLSv1.1'),
        seen: box.tls.accepted.join(', '),
      },
  ),
  boxCheck(
    'transport-tls-1-3',
    'transport',
    tls,
    [
      'medium',
      'TLS 1.3 est proposé.',
      'TLS 1.3 is offered.',
      'Activez TLS 1.3 sur le serveur frontal.',
      'Enable TLS 1.3 on the front server.',
    ],
    (box) =>
      box.tls && { ok: box.tls.accepted.includes('TLSv1.3'), seen: box.tls.accepted.join(', ') },
  ),
  boxCheck(
    'transport-certificate',
    'transport',
    tls,
    [
      'high',
      'Le certificat est valide pour cette adresse.',
      'The certificate is valid for this address.',
      'Installez un certificat reconnu pour cette adresse, avec sa chaîne.',
      'Install a recognised certificate for this address, with its chain.',
    ],
    (box) => box.tls && { ok: box.tls.trusted, seen: box.tls.problem ?? 'trusted' },
  ),
  boxCheck(
    'transport-certificate-days',
    'transport',
    tls,
    [
      'high',
      'Le certificat est valable encore 21 jours.',
      'The certificate is valid for 21 more days.',
      'Renouvelez le certificat, et son renouvellement automatique.',
      'Renew the certificate, and mend its automatic renewal.',
    ],
    (box, { today }) =>
      box.tls && {
        ok: box.tls.certificateUntil >= addDays(today, 21),
        seen: box.tls.certificateUntil,
      },
  ),
  boxCheck(
    'transport-http',
    'transport',
    'GET http://',
    [
      'medium',
      'HTTP renvoie vers HTTPS, ou n’est pas ouvert.',
      'HTTP leads to HTTPS, or is closed.',
      'Renvoyez tout HTTP vers HTTPS.',
      'Redirect all HTTP to HTTPS.',
    ],
    ({ plainHttp }) =>
      plainHttp && {
        ok: plainHttp.status === null || plainHttp.toHttps,
        seen: plainHttp.status === null ? 'closed' : `${plainHttp.status}`,
      },
  ),
  boxCheck(
    'transport-hsts',
    'transport',
    answer,
    [
      'medium',
      'HSTS vaut pour un an au moins.',
      'HSTS holds for a year at least.',
      'Envoyez Strict-Transport-Security: max-age=63072000.',
      'Send Strict-Transport-Security: max-age=63072000.',
    ],
    (box) =>
      header(
        box,
        'strict-transport-security',
        (text) => Number(/max-age="?(\d{1,12})/i.exec(text)?.[1] ?? 0) >= 31_536_000,
      ),
  ),
  boxCheck(
    'headers-csp',
    'headers',
    answer,
    [
      'high',
      'La politique de contenu d’eLabFTW est intacte.',
      'The content policy of eLabFTW is intact.',
      'Ne remplacez pas Content-Security-Policy sur le serveur frontal.',
      'Do not replace Content-Security-Policy on the front server.',
    ],
    (box) =>
      header(box, 'content-security-policy', (text) => {
        const parts = text.split(';').map((part) => part.trim().replace(/\s+/g, ' '));
        return ["default-src 'self' data:", "frame-ancestors 'self'", "base-uri 'none'"].every(
          (part) => parts.includes(part),
        );
      }),
  ),
  boxCheck(
    'headers-nosniff',
    'headers',
    answer,
    [
      'medium',
      'Le navigateur ne devine pas les types.',
      'Browsers guess no types.',
      'Envoyez X-Content-Type-Options: nosniff.',
      'Send X-Content-Type-Options: nosniff.',
    ],
    (box) =>
      header(box, 'x-content-type-options', (text) => text.trim().toLowerCase() === 'nosniff'),
  ),
  boxCheck(
    'headers-referrer',
    'headers',
    answer,
    [
      'low',
      'L’adresse des pages n’est pas transmise.',
      'Addresses of pages are not passed on.',
      'Envoyez Referrer-Policy: no-referrer.',
      'Send Referrer-Policy: no-referrer.',
    ],
    (box) => header(box, 'referrer-policy', (text) => text.trim().toLowerCase() === 'no-referrer'),
  ),
  boxCheck(
    'headers-permissions',
    'headers',
    answer,
    [
      'low',
      'Une Permissions-Policy est envoyée.',
      'A Permissions-Policy is sent.',
      'N’ôtez pas Permissions-Policy sur le serveur frontal.',
      'Do not remove Permissions-Policy on the front server.',
    ],
    (box) => header(box, 'permissions-policy', (text) => text.trim() !== ''),
  ),
  boxCheck(
    'headers-server',
    'headers',
    answer,
    [
      'low',
      'Le serveur ne dit pas sa version.',
      'The server does not tell its version.',
      'Retirez la version de l’en-tête Server.',
      'Remove the version from the Server header.',
    ],
    (box) =>
      box.headers && {
        ok: !/\d/.test(box.headers.server ?? ''),
        seen: box.headers.server ?? 'none',
      },
  ),
  boxCheck(
    'headers-cookies',
    'headers',
    answer,
    [
      'high',
      'Les cookies sont Secure, HttpOnly et SameSite.',
      'Cookies are Secure, HttpOnly and SameSite.',
      'Ne touchez pas aux cookies sur le serveur frontal.',
      'Leave cookies alone on the front server.',
    ],
    ({ cookies }) =>
      cookies && {
        ok: cookies.every((one) => one.secure && one.httpOnly && one.sameSite),
        seen:
          cookies.length === 0
            ? 'no cookie'
            : `${cookies.filter((one) => !(one.secure && one.httpOnly && one.sameSite)).length} of ${cookies.length} lack a flag`,
      },
  ),
];

// --- internal ---

type HeaderName = keyof NonNullable<BlackBox['headers']>;

function header({ headers }: BlackBox, name: HeaderName, ok: (text: string) => boolean): Look {
  return headers && { ok: ok(headers[name] ?? ''), seen: headers[name] ?? 'none' };
}
