import type { Platform } from '../../platform/index.ts';
import { clusterOf } from '../place.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';

/** Vault paths that hold nothing secret and serve several instances: authorities' certificates. */
const sharedPath = 'eln/shared/';

/** What an instance reaches outside its cluster: its own vault paths, the database that the network lets through. */
export function* outsideRules(instance: Instance, platform: Platform): Generator<Found> {
  const { slug, storage, database, scenario } = instance;
  const own = `eln/${slug}/`;
  if (storage?.kind === 's3' && !storage.credentials.startsWith(own)) {
    yield foreign('storage.credentials', own);
  }
  if (database?.kind !== 'external') return;
  if (!database.ca.startsWith(own) && !database.ca.startsWith(sharedPath)) {
    yield foreign('database.ca', own);
  }
  const peer = clusterOf(instance, platform)?.network.database;
  const isReached = database.host === peer?.host && (database.port ?? 3306) === peer.port;
  if (scenario === 'managed' && peer !== undefined && !isReached) {
    yield {
      code: 'database-host',
      level: 'error',
      field: 'database.host',
      fr: `La grappe ne laisse passer que vers ${peer.host}:${peer.port}.`,
      en: `The cluster lets nothing through but to ${peer.host}:${peer.port}.`,
      fix: {
        fr: 'Donnez ce serveur, ou demandez à l’équipe d’exploitation d’ouvrir l’autre.',
        en: 'Give that server, or ask the operators to open the other one.',
      },
    };
  }
}

// --- internal ---

function foreign(field: string, own: string): Found {
  return {
    code: 'vault-foreign',
    level: 'error',
    field,
    fr: `Une instance ne lit que ses propres secrets, sous ${own}.`,
    en: `An instance reads its own secrets only, under ${own}.`,
    fix: { fr: `Donnez un chemin sous ${own}.`, en: `Give a path under ${own}.` },
  };
}
