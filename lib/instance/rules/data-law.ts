import type { Platform } from '../../platform/index.ts';
import { clusterOf } from '../place.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';

/**
 * Decisions that justify what the data is, and what a provider must then show.
 * facts/service.md A.1 (loi SREN art. 31, SecNumCloud) and B.4.
 */
export function* dataLawRules(instance: Instance, platform: Platform): Generator<Found> {
  const { classification, sensitivity, scenario, provider } = instance;
  if (classification.kind !== 'ordinary' && !isReference(classification.decision)) {
    yield noReference('classification.decision');
  }
  if (classification.kind === 'personal-data' && classification.health !== undefined) {
    yield* healthRules(instance, classification.health.certificate, platform);
  }
  if (sensitivity.level === 'ordinary') return;
  if (!isReference(sensitivity.decision)) yield noReference('sensitivity.decision');
  if (scenario !== 'saas' || provider === undefined) return;
  if (provider.qualification === undefined) yield qualificationMissing;
  else if (provider.qualification.layer !== 'saas') yield qualificationLayer;
}

// --- internal ---

/** Health data is kept by a certified host only (HDS), be it the institute, the entity or a provider. */
function* healthRules(
  instance: Instance,
  certificate: string,
  platform: Platform,
): Generator<Found> {
  const field = 'classification.health.certificate';
  if (!isReference(certificate)) yield noReference(field);
  const cluster = clusterOf(instance, platform);
  const isUncertified = instance.scenario === 'managed' && cluster?.healthCertificate === undefined;
  if (!isUncertified) return;
  yield {
    code: 'health-hosting',
    level: 'error',
    field,
    fr: 'La plateforme de l’institut n’est pas certifiée pour héberger des données de santé (HDS).',
    en: 'The institute’s platform is not certified to host health data (HDS).',
    fix: {
      fr: 'Choisissez un prestataire certifié HDS, ou ne conservez pas de données de santé dans le cahier.',
      en: 'Choose an HDS-certified provider, or keep no health data in the notebook.',
    },
  };
}

/** Whoever writes “pending” or “none” has no decision; a reference carries a number. */
function isReference(decision: string): boolean {
  return /[0-9]/.test(decision);
}

function noReference(field: string): Found {
  return {
    code: 'decision-reference',
    level: 'error',
    field,
    fr: 'Ce n’est pas la référence d’une décision écrite : elle ne porte aucun numéro.',
    en: 'This is not the reference of a written decision: it carries no number.',
    fix: {
      fr: 'Attendez la décision, puis citez son numéro ou sa date.',
      en: 'Wait for the decision, then cite its number or date.',
    },
  };
}

const qualificationMissing: Found = {
  code: 'qualification-missing',
  level: 'error',
  field: 'provider.qualification',
  fr: 'Des données d’une sensibilité particulière exigent un prestataire qualifié (SecNumCloud ou équivalent).',
  en: 'Data of particular sensitivity requires a qualified provider (SecNumCloud or equivalent).',
  fix: {
    fr: 'Citez la qualification, son périmètre et son échéance, ou choisissez une instance gérée par l’institut.',
    en: 'Cite the qualification, its scope and its end, or choose an instance managed by the institute.',
  },
};

const qualificationLayer: Found = {
  code: 'qualification-layer',
  level: 'error',
  field: 'provider.qualification.layer',
  fr: 'La qualification couvre l’infrastructure, pas le service lui-même : un service sur un nuage qualifié n’est pas un service qualifié.',
  en: 'The qualification covers the infrastructure, not the service itself: a service on a qualified cloud is not a qualified service.',
  fix: {
    fr: 'Obtenez une qualification de niveau SaaS, ou choisissez une instance gérée par l’institut.',
    en: 'Obtain a qualification at SaaS level, or choose an instance managed by the institute.',
  },
};
