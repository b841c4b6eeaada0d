import type { Platform } from '../../platform/index.ts';
import { clusterOf } from '../place.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';
import { isReservedHost } from './reserved.ts';

/**
 * Host name at which an instance answers: its own, or `<slug>.<domain of its
 * cluster>`. Undefined for an instance outside the clusters that names none.
 */
export function hostOf(instance: Instance, platform: Platform): string | undefined {
  if (instance.host !== undefined) return instance.host;
  const cluster = clusterOf(instance, platform);
  return instance.scenario === 'managed' && cluster !== undefined
    ? `${instance.slug}.${cluster.domain}`
    : undefined;
}

/** An instance's own host takes nothing that belongs to others. */
export function* hostRules(instance: Instance, platform: Platform): Generator<Found> {
  const { host } = instance;
  if (host === undefined) {
    if (instance.scenario !== 'managed' && instance.product.name === 'elabftw') yield missing;
    return;
  }
  const domains = Object.values(platform.clusters).map((cluster) => cluster.domain);
  const domain = domains.find((wildcard) => host.endsWith(`.${wildcard}`));
  if (domain !== undefined) yield inWildcard(domain);
  if (inside.test(host)) yield insideOnly(host);
  else if (platformHosts(platform).has(host) || isReservedHost(host, platform)) {
    yield ofPlatform(host);
  }
}

// --- internal ---

/**
 * Names that mean something inside a cluster or a local network only: Kubernetes' own
 * services, RFC 6762 and 6761, and what ICANN set aside for private use.
 */
const inside = /\.(?:svc|local|internal|localhost|localdomain)$/;

/** Every name that the platform itself uses: a certificate for one of these would impersonate it. */
function platformHosts({ institute, clusters, audiences, timestampAuthorities }: Platform) {
  const { domain, support, forge, argocd } = institute;
  const places = Object.values(clusters);
  return new Set([
    domain,
    `www.${domain}`,
    forge.host,
    new URL(support.url).hostname,
    new URL(argocd.repoUrl).hostname,
    ...places.map((cluster) => cluster.domain),
    ...places.map((cluster) => new URL(cluster.secretStore.server).hostname),
    ...places.flatMap(({ network: { dns: _, ...peers } }) => {
      return Object.values(peers).map((peer) => peer.host);
    }),
    ...Object.values(audiences).map((audience) => new URL(audience.metadataUrl).hostname),
    ...Object.values(timestampAuthorities).map((authority) => authority.host),
  ]);
}

const missing: Found = {
  code: 'host-missing',
  level: 'warn',
  field: 'host',
  fr: 'L’adresse de l’instance n’est pas indiquée : elle ne pourra être ni annoncée ni contrôlée.',
  en: 'The address of the instance is not given: it can be neither announced nor audited.',
  fix: { fr: 'Indiquez le nom d’hôte.', en: 'Give the host name.' },
};

function inWildcard(domain: string): Found {
  return {
    code: 'host-in-wildcard',
    level: 'error',
    field: 'host',
    fr: `Les noms sous ${domain} sont attribués d’après l’identifiant des instances.`,
    en: `Names under ${domain} are given after the slugs of instances.`,
    fix: {
      fr: 'Retirez ce nom d’hôte (l’instance en recevra un), ou choisissez un nom d’un autre domaine.',
      en: 'Remove this host (the instance will be given one), or choose a name in another domain.',
    },
  };
}

function ofPlatform(host: string): Found {
  return {
    code: 'host-of-platform',
    level: 'error',
    field: 'host',
    fr: `Le nom ${host} sert déjà à la plateforme.`,
    en: `The name ${host} already serves the platform.`,
    fix: { fr: 'Choisissez un autre nom d’hôte.', en: 'Choose another host name.' },
  };
}

function insideOnly(host: string): Found {
  return {
    code: 'host-inside',
    level: 'error',
    field: 'host',
    fr: `Le nom ${host} n’a de sens qu’à l’intérieur d’une grappe ou d’un réseau local.`,
    en: `The name ${host} means something only inside a cluster or a local network.`,
    fix: {
      fr: 'Choisissez un nom que tout internet connaît.',
      en: 'Choose a name that the whole internet knows.',
    },
  };
}
