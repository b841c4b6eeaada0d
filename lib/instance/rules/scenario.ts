import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import type { RuleCode } from './codes.ts';
import { type Found, meant } from './found.ts';

/** What each scenario needs, and what it has no use for. */
export function* scenarioRules(instance: Instance, platform: Platform): Generator<Found> {
  const { scenario, product } = instance;
  if (scenario === 'managed') {
    yield* managedRules(instance, platform);
    if (product.name !== 'elabftw') yield otherProduct;
  } else {
    yield* unmanagedRules(instance);
  }
  if (scenario === 'saas' && instance.provider === undefined) yield providerMissing;
  if (scenario !== 'saas' && instance.provider !== undefined) {
    yield unexpected('provider-unexpected', 'provider', {
      fr: 'un prestataire et son contrat',
      en: 'a provider and its contract',
    });
  }
  if (scenario !== 'self-hosted' && instance.repository !== undefined) {
    yield unexpected('repository-unexpected', 'repository', {
      fr: 'un dépôt propre à l’entité',
      en: 'a repository of the entity’s own',
    });
  }
}

// --- internal ---

function* managedRules({ cluster, ring }: Instance, platform: Platform): Generator<Found> {
  const clusters = Object.keys(platform.clusters);
  if (cluster === undefined) {
    yield {
      code: 'cluster-missing',
      level: 'error',
      field: 'cluster',
      fr: 'Une instance gérée par l’institut vit sur une grappe ; aucune n’est nommée.',
      en: 'An instance that the institute manages lives on a cluster; none is named.',
      fix: {
        fr: `Nommez une grappe : ${clusters.join(', ')}.`,
        en: `Name a cluster: ${clusters.join(', ')}.`,
      },
    };
  } else if (!clusters.includes(cluster)) {
    yield {
      code: 'cluster-unknown',
      level: 'error',
      field: 'cluster',
      fr: `La grappe « ${cluster} » n’existe pas.`,
      en: `There is no cluster “${cluster}”.`,
      fix: meant(cluster, clusters),
    };
  }
  if (ring === undefined) {
    const rings = Object.keys(platform.rings).join(', ');
    yield {
      code: 'ring-missing',
      level: 'error',
      field: 'ring',
      fr: 'Une instance gérée par l’institut suit un anneau de mise à jour ; aucun n’est nommé.',
      en: 'An instance that the institute manages follows an upgrade ring; none is named.',
      fix: { fr: `Nommez un anneau : ${rings}.`, en: `Name a ring: ${rings}.` },
    };
  }
}

function* unmanagedRules({ cluster, ring, pin, storage, database }: Instance): Generator<Found> {
  if (cluster !== undefined) {
    yield unexpected('cluster-unexpected', 'cluster', { fr: 'une grappe', en: 'a cluster' });
  }
  if (ring !== undefined) {
    yield unexpected('ring-unexpected', 'ring', {
      fr: 'un anneau de mise à jour',
      en: 'an upgrade ring',
    });
  }
  if (pin !== undefined) {
    yield unexpected('pin-unexpected', 'pin', { fr: 'une version figée', en: 'a pinned release' });
  }
  if (storage?.kind === 's3') {
    yield unexpected('storage-unexpected', 'storage', {
      fr: 'le stockage objet de l’institut',
      en: 'the institute’s object store',
    });
  }
  if (database?.kind === 'external') {
    yield unexpected('database-unexpected', 'database', {
      fr: 'une base de données externe',
      en: 'an external database',
    });
  }
}

function unexpected(code: RuleCode, field: string, thing: { fr: string; en: string }): Found {
  return {
    code,
    level: 'error',
    field,
    fr: `Avec ce scénario, il n’y a pas lieu d’indiquer ${thing.fr}.`,
    en: `With this scenario there is no reason to give ${thing.en}.`,
    fix: {
      fr: 'Retirez cette réponse, ou changez de scénario.',
      en: 'Remove this answer, or change the scenario.',
    },
  };
}

const otherProduct: Found = {
  code: 'product-managed',
  level: 'error',
  field: 'product.name',
  fr: 'L’institut ne gère lui-même que des instances eLabFTW.',
  en: 'The institute itself manages eLabFTW instances only.',
  fix: {
    fr: 'Choisissez eLabFTW, ou déclarez l’autre logiciel comme autohébergé ou confié à un prestataire.',
    en: 'Choose eLabFTW, or declare the other product as self-hosted or run by a provider.',
  },
};

const providerMissing: Found = {
  code: 'provider-missing',
  level: 'error',
  field: 'provider',
  fr: 'Une instance confiée à un prestataire nomme ce prestataire, le contrat et son échéance.',
  en: 'An instance run by a provider names the provider, the contract and its end.',
  fix: {
    fr: 'Indiquez le prestataire, la référence du contrat et sa date de fin.',
    en: 'Give the provider, the reference of the contract and its end date.',
  },
};
