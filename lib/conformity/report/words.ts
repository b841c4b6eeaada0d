import type { Bilingual } from '../../base/index.ts';
import type { GroupId, Severity, Source } from '../check.ts';
import type { ConformityReport, Result } from '../evaluate.ts';

/** The verdict as a word, and what it means. */
export const verdicts: Readonly<
  Record<ConformityReport['verdict'], { readonly word: Bilingual; readonly means: Bilingual }>
> = {
  green: {
    word: { fr: 'conforme', en: 'in conformity' },
    means: {
      fr: 'Tout a été regardé et rien n’est à corriger.',
      en: 'Everything was looked at, and nothing has to be mended.',
    },
  },
  incomplete: {
    word: { fr: 'incomplet', en: 'incomplete' },
    means: {
      fr: 'Rien de ce qui a été regardé n’est à corriger, mais tout n’a pas été regardé : ce rapport ne vaut pas conformité.',
      en: 'Nothing that was looked at has to be mended, but not everything was looked at: this is no proof of conformity.',
    },
  },
  red: {
    word: { fr: 'non conforme', en: 'not in conformity' },
    means: { fr: 'Des contrôles sont à corriger.', en: 'Some checks have to be mended.' },
  },
};

export const outcomes: Readonly<
  Record<Result['outcome'], { readonly word: Bilingual; readonly means: Bilingual }>
> = {
  pass: {
    word: { fr: 'bon', en: 'good' },
    means: { fr: 'regardé, et comme il faut', en: 'looked at, and as it should be' },
  },
  fail: {
    word: { fr: 'à corriger', en: 'to be mended' },
    means: {
      fr: 'regardé, et pas comme il faut ; le remède est donné en regard',
      en: 'looked at, and not as it should be; what mends it stands beside it',
    },
  },
  unknown: {
    word: { fr: 'non vu', en: 'not seen' },
    means: {
      fr: 'sans preuve, donc ni bon ni mauvais ; n’est jamais compté comme bon',
      en: 'without evidence, so neither good nor bad; never counted as good',
    },
  },
};

export const severityWords: Readonly<Record<Severity, Bilingual>> = {
  high: { fr: 'haute', en: 'high' },
  medium: { fr: 'moyenne', en: 'medium' },
  low: { fr: 'basse', en: 'low' },
};

/** How the evidence that is missing is had. */
export const evidenceHints: Readonly<Record<Source, Bilingual>> = {
  'black-box': {
    fr: 'Ce que chacun voit de l’extérieur : relancez avec --url et l’adresse de l’instance, sans tunnel.',
    en: 'What anybody sees from outside: run it again with --url and the address of the instance, without a tunnel.',
  },
  'api-key': {
    fr: 'Les réglages : relancez avec --url et --key-file, la clé en lecture seule d’un sysadmin.',
    en: 'The settings: run it again with --url and --key-file, a read-only key of a sysadmin.',
  },
  agent: {
    fr: 'Ce qui ne se voit que de l’intérieur : lancez scripts/collect/probe.sh là où tourne l’instance, convertissez sa sortie avec --collect et donnez-la par --evidence.',
    en: 'What is seen from inside only: run scripts/collect/probe.sh where the instance runs, convert what it prints with --collect and give it by --evidence.',
  },
  registry: {
    fr: 'Le registre : complétez le fichier de l’instance.',
    en: 'The registry: complete the instance file.',
  },
};

export const groups: Readonly<Record<GroupId, Bilingual>> = {
  transport: { fr: 'Transport', en: 'Transport' },
  headers: { fr: 'En-têtes', en: 'Headers' },
  exposure: { fr: 'Exposition', en: 'Exposure' },
  version: { fr: 'Versions', en: 'Versions' },
  accounts: { fr: 'Comptes', en: 'Accounts' },
  saml: { fr: 'SAML', en: 'SAML' },
  proof: { fr: 'Preuve', en: 'Evidence' },
  sharing: { fr: 'Partage', en: 'Sharing' },
  legal: { fr: 'Pages légales', en: 'Legal pages' },
  mail: { fr: 'Courriel et stockage', en: 'Mail and storage' },
  drift: { fr: 'Dérive', en: 'Drift' },
  container: { fr: 'Conteneur', en: 'Container' },
  safety: { fr: 'Sûreté des données', en: 'Safety of the data' },
  people: { fr: 'Pilotes', en: 'Pilots' },
};

/** What was seen, where it is a word of ours and no value: in French for a French reader. */
const frenchSeen: Readonly<Record<string, string>> = {
  yes: 'oui',
  no: 'non',
  on: 'activé',
  off: 'éteint',
  open: 'ouvert',
  closed: 'fermé',
  never: 'jamais',
  empty: 'vide',
  present: 'présente',
  none: 'aucune',
  required: 'celui exigé',
  another: 'un autre',
  trusted: 'reconnu',
  nobody: 'personne',
  free: 'gratuite',
  offered: 'proposée',
  'in order': 'en règle',
  'no date': 'sans date',
  'not offered': 'non proposée',
  'no metadata': 'aucune description',
  'no key pair': 'aucun',
  'no cookie': 'aucun cookie',
};

/** The French for a word of ours; undefined for a value, which stays as it was seen. */
export function seenInFrench(seen: string): string | undefined {
  return Object.hasOwn(frenchSeen, seen) ? frenchSeen[seen] : undefined;
}
