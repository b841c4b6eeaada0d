import type { Platform } from '../../platform/index.ts';
import { clusterOf } from '../place.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';

/** Entities that share an instance among several units: a restricted zone never does. */
const shared: ReadonlySet<Instance['entity']['kind']> = new Set([
  'department',
  'centre',
  'project',
  'platform',
]);

/**
 * Restricted zones (ZRR): access is authorised person by person, so the notebook
 * is shared with no other unit, federated with nobody, and stands apart.
 * facts/service.md A.1 (PPST) and B.4.
 */
export function* zoneRules(instance: Instance, platform: Platform): Generator<Found> {
  const { classification, scenario, audience, entity, consortium } = instance;
  const cluster = clusterOf(instance, platform);
  if (classification.kind !== 'restricted-zone') {
    if (cluster?.restricted === true) yield ordinaryOnRestricted(cluster.id);
    return;
  }
  if (scenario === 'saas') yield zoneWithProvider;
  if (scenario === 'managed' && cluster !== undefined && !cluster.restricted) {
    yield zoneOnOrdinary(platform);
  }
  if (audience !== 'institute') yield zoneFederated;
  if (shared.has(entity.kind) || consortium !== undefined) yield zoneShared;
}

// --- internal ---

function ordinaryOnRestricted(cluster: string): Found {
  return {
    code: 'cluster-restricted',
    level: 'error',
    field: 'cluster',
    fr: `La grappe « ${cluster} » est réservée aux zones à régime restrictif.`,
    en: `The cluster “${cluster}” is set aside for restricted zones.`,
    fix: {
      fr: 'Choisissez une autre grappe, ou déclarez la zone et sa décision.',
      en: 'Choose another cluster, or declare the zone and its decision.',
    },
  };
}

function zoneOnOrdinary(platform: Platform): Found {
  const clusters = Object.values(platform.clusters).filter((cluster) => cluster.restricted);
  const names = clusters.map((cluster) => cluster.id).join(', ');
  return {
    code: 'zone-cluster',
    level: 'error',
    field: 'cluster',
    fr: 'Une zone à régime restrictif vit sur une grappe qui lui est réservée.',
    en: 'A restricted zone lives on a cluster that is set aside for such zones.',
    fix:
      names === ''
        ? {
            fr: 'La plateforme n’a aucune grappe de ce type : demandez-en une à l’équipe d’exploitation.',
            en: 'The platform has no such cluster: ask the operators for one.',
          }
        : { fr: `Choisissez : ${names}.`, en: `Choose: ${names}.` },
  };
}

const zoneWithProvider: Found = {
  code: 'zone-saas',
  level: 'error',
  field: 'scenario',
  fr: 'Les données d’une zone à régime restrictif ne sont pas confiées à un prestataire.',
  en: 'Data of a restricted zone is not handed to a provider.',
  fix: {
    fr: 'Choisissez une instance gérée par l’institut ou autohébergée.',
    en: 'Choose an instance managed by the institute or self-hosted.',
  },
};

const zoneFederated: Found = {
  code: 'zone-audience',
  level: 'error',
  field: 'audience',
  fr: 'Une zone à régime restrictif n’est ouverte qu’aux agents de l’institut, sans fédération.',
  en: 'A restricted zone is open to staff of the institute only, without any federation.',
  fix: {
    fr: 'Choisissez le public « agents de l’institut seulement ».',
    en: 'Choose the audience “staff of the institute only”.',
  },
};

const zoneShared: Found = {
  code: 'zone-shared',
  level: 'error',
  field: 'entity.kind',
  fr: 'Une instance de zone à régime restrictif appartient à une seule unité et n’est pas partagée.',
  en: 'An instance for a restricted zone belongs to one unit and is not shared.',
  fix: {
    fr: 'Demandez une instance pour la seule unité dont dépend la zone.',
    en: 'Ask for an instance for the one unit that the zone belongs to.',
  },
};
