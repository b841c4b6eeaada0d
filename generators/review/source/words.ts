import type { Bilingual } from '../../../lib/base/index.ts';

/** What a field of an instance file is called by people, by its path without places of lists. */
const labels: Readonly<Record<string, Bilingual>> = {
  schemaVersion: { fr: 'version du schéma', en: 'schema version' },
  slug: { fr: 'identifiant', en: 'slug' },
  entity: { fr: 'entité', en: 'entity' },
  'entity.kind': { fr: 'nature de l’entité', en: 'kind of entity' },
  'entity.name': { fr: 'nom de l’entité', en: 'name of the entity' },
  'entity.acronym': { fr: 'sigle', en: 'acronym' },
  'entity.code': { fr: 'code de l’unité', en: 'code of the unit' },
  'entity.centre': { fr: 'centre', en: 'centre' },
  'entity.supervisors': { fr: 'tutelles', en: 'supervising bodies' },
  'entity.coOwnership': { fr: 'convention de copropriété', en: 'co-ownership agreement' },
  consortium: { fr: 'consortium', en: 'consortium' },
  'consortium.endsOn': { fr: 'fin du consortium', en: 'end of the consortium' },
  'consortium.dataGoesTo': { fr: 'destination des données', en: 'where the data goes' },
  scenario: { fr: 'mode d’exploitation', en: 'scenario' },
  stage: { fr: 'usage', en: 'stage' },
  state: { fr: 'état', en: 'state' },
  history: { fr: 'historique des états', en: 'past states' },
  product: { fr: 'logiciel', en: 'product' },
  cluster: { fr: 'grappe', en: 'cluster' },
  ring: { fr: 'anneau', en: 'ring' },
  pin: { fr: 'version épinglée', en: 'pinned release' },
  'pin.release': { fr: 'version épinglée', en: 'pinned release' },
  'pin.until': { fr: 'fin de l’épinglage', en: 'end of the pin' },
  host: { fr: 'adresse propre', en: 'host name of its own' },
  audience: { fr: 'public', en: 'audience' },
  partners: { fr: 'partenaires privés', en: 'private partners' },
  'partners.sponsor': { fr: 'garant des partenaires', en: 'sponsor of the partners' },
  'partners.until': { fr: 'accès des partenaires jusqu’au', en: 'partners admitted until' },
  'partners.agreement': {
    fr: 'convention avec les partenaires',
    en: 'agreement with the partners',
  },
  expectedUsers: { fr: 'utilisateurs attendus', en: 'expected users' },
  expectedTeams: { fr: 'équipes attendues', en: 'expected teams' },
  size: { fr: 'taille', en: 'size' },
  storage: { fr: 'stockage', en: 'storage' },
  'storage.kind': { fr: 'nature du stockage', en: 'kind of storage' },
  'storage.filesGi': { fr: 'volume des fichiers (Gi)', en: 'volume of the files (Gi)' },
  'storage.bucket': { fr: 'compartiment S3', en: 'S3 bucket' },
  'storage.credentials': { fr: 'clés d’accès S3 (coffre)', en: 'S3 credentials (vault)' },
  database: { fr: 'base de données', en: 'database' },
  'database.kind': { fr: 'nature de la base', en: 'kind of database' },
  'database.sizeGi': { fr: 'volume de la base (Gi)', en: 'volume of the database (Gi)' },
  'database.host': { fr: 'serveur de base de données', en: 'database server' },
  'database.ca': { fr: 'autorité de certification (coffre)', en: 'certificate authority (vault)' },
  serviceLevel: { fr: 'niveau de service', en: 'service level' },
  pilots: { fr: 'pilotes', en: 'pilots' },
  'pilots.ref': { fr: 'pilote', en: 'pilot' },
  'pilots.state': { fr: 'état du pilote', en: 'state of the pilot' },
  'pilots.kind': { fr: 'rôle du pilote', en: 'role of the pilot' },
  'pilots.mandate': { fr: 'mandat du pilote', en: 'mandate of the pilot' },
  'pilots.mandate.from': { fr: 'début du mandat', en: 'start of the mandate' },
  'pilots.mandate.until': { fr: 'fin du mandat', en: 'end of the mandate' },
  'pilots.training': { fr: 'formations du pilote', en: 'training of the pilot' },
  'pilots.charter': { fr: 'charte du pilote', en: 'charter of the pilot' },
  'pilots.lastConfirmed': { fr: 'dernière confirmation', en: 'last confirmed' },
  vacancy: { fr: 'vacance', en: 'vacancy' },
  mailbox: { fr: 'boîte fonctionnelle', en: 'functional mailbox' },
  classification: { fr: 'classification des données', en: 'classification of the data' },
  'classification.kind': { fr: 'classification des données', en: 'classification of the data' },
  sensitivity: { fr: 'sensibilité', en: 'sensitivity' },
  'sensitivity.level': { fr: 'sensibilité', en: 'sensitivity' },
  policy: { fr: 'politique propre', en: 'policy of its own' },
  'policy.mfa': { fr: 'double authentification', en: 'two-factor login' },
  'policy.mfa.level': { fr: 'double authentification exigée de', en: 'two-factor login asked of' },
  'policy.timestamp': { fr: 'horodatage', en: 'timestamping' },
  'policy.timestamp.authority': { fr: 'autorité d’horodatage', en: 'timestamp authority' },
  'policy.signature': { fr: 'signature', en: 'signature' },
  language: { fr: 'langue', en: 'language' },
  repository: { fr: 'dépôt de l’unité', en: 'repository of the unit' },
  provider: { fr: 'prestataire', en: 'provider' },
  'provider.until': { fr: 'fin du contrat', en: 'end of the contract' },
  freezes: { fr: 'périodes gelées', en: 'freezes' },
  owner: { fr: 'groupe propriétaire', en: 'owning group' },
  'owner.group': { fr: 'groupe propriétaire', en: 'owning group' },
  request: { fr: 'demande d’origine', en: 'original request' },
  restore: { fr: 'restauration', en: 'restore' },
  changes: { fr: 'demandes suivantes', en: 'later requests' },
  reviewOn: { fr: 'prochaine revue', en: 'next review' },
};

/** The same for what a ring pins. */
const ringLabels: Readonly<Record<string, Bilingual>> = {
  elabftw: { fr: 'version d’eLabFTW', en: 'release of eLabFTW' },
  mysql: { fr: 'version de MySQL', en: 'release of MySQL' },
  backup: { fr: 'outil de sauvegarde', en: 'backup tool' },
  switches: { fr: 'commutateurs', en: 'switches' },
  since: { fr: 'depuis le', en: 'since' },
};

/** The name of a field of an instance file; the nearest field around it that has one, with the rest of the path. */
export function fieldLabel(field: string): Bilingual {
  return labelIn(labels, field);
}

/** The name of a field of a ring. */
export function ringLabel(field: string): Bilingual {
  return labelIn(ringLabels, field);
}

// --- internal ---

function labelIn(table: Readonly<Record<string, Bilingual>>, field: string): Bilingual {
  const steps = field.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps
      .slice(0, length)
      .join('.')
      .replace(/\[\d+\]/g, '');
    const found = Object.hasOwn(table, path) ? table[path] : undefined;
    if (found === undefined) continue;
    const rest = steps.slice(length).join('.');
    if (rest === '') return found;
    return { fr: `${found.fr}, ${rest}`, en: `${found.en}, ${rest}` };
  }
  return { fr: field, en: field };
}
