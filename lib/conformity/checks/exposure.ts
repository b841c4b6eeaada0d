import { addDays } from '../../instance/index.ts';
import { boxCheck, type Check, type Look } from '../check.ts';
import type { BlackBox } from '../evidence.ts';

const answer = 'GET /login.php';

/** What stands open to anybody, and should not. facts/service.md B.2. */
export const exposureChecks: readonly Check[] = [
  boxCheck(
    'exposure-health',
    'exposure',
    'GET /healthcheck',
    [
      'medium',
      'La page de santé répond 204.',
      'The health page answers 204.',
      'Regardez si eLabFTW tourne, et si le serveur frontal y mène.',
      'Look whether eLabFTW runs, and the front server leads to it.',
    ],
    (box) => page(box, '/healthcheck', [204]),
  ),
  boxCheck(
    'exposure-health-database',
    'exposure',
    'GET /healthcheck.php',
    [
      'high',
      'La base de données répond.',
      'The database answers.',
      'Regardez si MySQL tourne et si eLabFTW l’atteint.',
      'Look whether MySQL runs and eLabFTW reaches it.',
    ],
    (box) => {
      const found = page(box, '/healthcheck.php', [200]);
      return found && box.healthText !== undefined
        ? {
            ok: found.ok && box.healthText,
            seen: `${found.seen}, ${box.healthText ? 'ok' : 'not ok'}`,
          }
        : undefined;
    },
  ),
  ...(['/php-status', '/nginx-status', '/metrics'] as const).map((path) =>
    boxCheck(
      `exposure${path.replace('/', '-')}`,
      'exposure',
      `GET ${path}`,
      [
        'high',
        `La page ${path} demande un mot de passe.`,
        `The page ${path} asks for a password.`,
        `Protégez ${path} ou fermez-le sur le serveur frontal.`,
        `Guard ${path} or close it on the front server.`,
      ],
      (box) => page(box, path, [401, 403, 404]),
    ),
  ),
  boxCheck(
    'exposure-register',
    'exposure',
    answer,
    [
      'high',
      'La page de connexion ne propose pas d’inscription.',
      'The login page offers no registration.',
      'Réglez local_register à 0.',
      'Set local_register to 0.',
    ],
    ({ registerForm }) =>
      registerForm === undefined
        ? undefined
        : { ok: !registerForm, seen: registerForm ? 'offered' : 'not offered' },
  ),
  boxCheck(
    'exposure-entity-id',
    'exposure',
    'GET /metadata.php',
    [
      'high',
      'Le service se présente à la fédération sous son adresse.',
      'The service presents itself to the federation under its address.',
      'Réglez saml_entityid et activez un fournisseur d’identité.',
      'Set saml_entityid and enable an identity provider.',
    ],
    ({ entityId }, { evidence }) =>
      entityId === undefined
        ? undefined
        : {
            ok: entityId === `https://${evidence.host}/metadata.php`,
            seen: entityId ?? 'no metadata',
          },
  ),
  boxCheck(
    'exposure-provider-certificate',
    'exposure',
    'GET /metadata.php',
    [
      'medium',
      'Le certificat SAML, s’il y en a un, vaut encore 60 jours.',
      'The SAML certificate, if any, is valid for 60 more days.',
      'Préparez le suivant avec saml_x509_new.',
      'Prepare the next with saml_x509_new.',
    ],
    ({ providerCertificateUntil: until }, { today }) =>
      until === undefined
        ? undefined
        : { ok: until === null || until >= addDays(today, 60), seen: until ?? 'no key pair' },
  ),
  boxCheck(
    'exposure-database-port',
    'exposure',
    'TCP 3306',
    [
      'high',
      'Le port de la base est fermé au dehors.',
      'The database port is closed to the outside.',
      'Fermez le port 3306 sur le pare-feu.',
      'Close port 3306 on the firewall.',
    ],
    ({ databasePortOpen: open }) =>
      open === undefined ? undefined : { ok: !open, seen: open ? 'open' : 'closed' },
  ),
];

// --- internal ---

function page(
  { pages }: BlackBox,
  path: keyof NonNullable<BlackBox['pages']>,
  good: readonly number[],
): Look {
  const status = pages?.[path];
  return status === undefined ? undefined : { ok: good.includes(status), seen: `${status}` };
}
