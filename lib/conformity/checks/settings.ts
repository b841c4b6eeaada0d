import { policyOf } from '../../instance/index.ts';
import { apiCheck, type Check, type Subject } from '../check.ts';
import { atLeast, either, exactly, settingCheck, type Wanted } from './setting.ts';

/** SAML, evidence, sharing, mail and stores. facts/service.md B.2. */
export const settingChecks: readonly Check[] = [
  settingCheck(
    'saml',
    'high',
    'saml_strict',
    'Les réponses SAML sont vérifiées strictement.',
    'SAML answers are checked strictly.',
    exactly('1'),
  ),
  settingCheck(
    'saml',
    'high',
    'saml_debug',
    'Le débogage SAML est éteint.',
    'SAML debugging is off.',
    exactly('0'),
  ),
  settingCheck(
    'saml',
    'high',
    'saml_wantassertionssigned',
    'Les assertions SAML sont signées.',
    'SAML assertions are signed.',
    exactly('1'),
  ),
  settingCheck(
    'saml',
    'high',
    'saml_team_create',
    'La fédération ne crée pas d’équipes.',
    'The federation makes no teams.',
    exactly('0'),
  ),
  settingCheck(
    'proof',
    'high',
    'ts_authority',
    'L’autorité d’horodatage est celle de la politique.',
    'The timestamp authority is that of the policy.',
    ({ instance, platform }) => exactly(policyOf(instance, platform).timestamp.authority),
  ),
  settingCheck(
    'proof',
    'medium',
    'ts_hash',
    'L’empreinte horodatée est celle que l’autorité impose.',
    'The hash is the one that the authority imposes.',
    wantedHash,
  ),
  apiCheck(
    'proof-timestamp-balance',
    'proof',
    'GET /info ts_balance',
    [
      'medium',
      'Il reste plus de 50 jetons d’une autorité payante.',
      'More than 50 tokens of a paid authority are left.',
      'Rechargez le compte d’horodatage.',
      'Refill the timestamp account.',
    ],
    ({ timestampBalance: left }, { instance, platform }) => {
      const authority =
        platform.timestampAuthorities[policyOf(instance, platform).timestamp.authority];
      const isPaid = authority?.account === true;
      return { ok: !isPaid || left > 50, seen: isPaid ? `${left}` : 'free' };
    },
  ),
  settingCheck(
    'proof',
    'high',
    'blox_enabled',
    'Rien n’est publié sur une chaîne de blocs.',
    'Nothing is published on a blockchain.',
    exactly('0'),
  ),
  settingCheck(
    'proof',
    'medium',
    'keeex_enabled',
    'Aucune preuve n’est confiée à un autre tiers.',
    'No evidence is given to another third party.',
    exactly('0'),
  ),
  settingCheck(
    'proof',
    'high',
    'emit_audit_logs',
    'Le journal d’audit sort de l’instance.',
    'Audit events leave the instance.',
    exactly('1'),
  ),
  settingCheck(
    'proof',
    'medium',
    'max_revisions',
    'Au moins cent révisions d’une fiche sont gardées.',
    'At least a hundred revisions of an entry are kept.',
    atLeast(100),
  ),
  settingCheck(
    'sharing',
    'high',
    'allow_permission_full',
    'Aucune fiche n’est rendue publique.',
    'No entry is made public.',
    exactly('0'),
  ),
  settingCheck(
    'sharing',
    'medium',
    'allow_permission_organization',
    'Le partage à toute l’instance suit la politique.',
    'Sharing with the whole instance follows policy.',
    ({ instance, platform }) =>
      instance.classification.kind !== 'ordinary' ||
      platform.audiences[instance.audience].localAccounts
        ? exactly('0')
        : either,
  ),
  settingCheck(
    'mail',
    'high',
    'smtp_verify_cert',
    'Le certificat du relais de courriel est vérifié.',
    'The mail relay’s certificate is verified.',
    exactly('1'),
  ),
  settingCheck(
    'mail',
    'high',
    's3_verify_cert',
    'Le certificat du stockage objet est vérifié.',
    'The object store’s certificate is verified.',
    exactly('1'),
  ),
  settingCheck(
    'mail',
    'medium',
    'mail_from',
    'L’expéditeur des courriels est réglé.',
    'The sender of mails is set.',
    {
      told: 'not notconfigured@',
      should: { fr: 'à une adresse fonctionnelle de l’institut', en: 'to a functional mailbox' },
      ok: (value) => value !== '' && !value.startsWith('notconfigured@'),
    },
  ),
];

// --- internal ---

function wantedHash({ instance, platform }: Subject): Wanted {
  const authority = platform.timestampAuthorities[policyOf(instance, platform).timestamp.authority];
  return exactly(authority?.hash ?? 'sha256');
}
