import type { Platform } from '../../platform/index.ts';
import { skeleton } from './skeleton.ts';

/**
 * Slugs that the product keeps for itself, whatever the institute. One of these
 * would clash with a folder of `dist/`, an Argo CD Application, a host beside the
 * instances, a mailbox of RFC 2142, a vault path, or a file name that Windows
 * refuses (which would break every clone there).
 */
const byProduct: readonly string[] = [
  // folders of dist/, Applications, branches, places in the vault
  ...[
    'argocd',
    'bootstrap',
    'apps',
    'platform',
    'root',
    'fleet',
    'live',
    'main',
    'shared',
    'index',
    'instances',
  ],
  // what Kubernetes and its neighbours call themselves
  ...['default', 'kubernetes', 'kube', 'system', 'gateway', 'vault', 'cert-manager', 'cilium'],
  ...['kyverno', 'external-secrets', 'prometheus', 'grafana', 'monitoring', 'ingress', 'restic'],
  // hosts that people expect beside the notebooks
  ...['www', 'api', 'app', 'web', 'mail', 'smtp', 'imap', 'ftp', 'dns', 'ns1', 'ns2', 'mysql'],
  ...['s3', 'git', 'github', 'gitlab', 'login', 'auth', 'sso', 'idp', 'sp', 'saml', 'renater'],
  ...['edugain', 'status', 'health', 'metrics', 'docs', 'help', 'aide', 'static', 'assets'],
  ...['catalogue', 'catalog', 'portail', 'portal', 'localhost', 'backup', 'restore'],
  // roles and mailboxes
  ...['admin', 'administrator', 'sysadmin', 'abuse', 'security', 'securite', 'postmaster'],
  ...['hostmaster', 'webmaster', 'noreply', 'info', 'contact'],
  // stages, rings, words of this repository
  ...['canary', 'early', 'stable', 'production', 'prod', 'sandbox', 'staging', 'test', 'dev'],
  ...['managed', 'self-hosted', 'saas', 'partners', 'institute'],
  // stands in where a request gives no slug (generators/request)
  'zz-sans-identifiant',
  // names of JavaScript objects, and devices of Windows
  ...['constructor', 'prototype', 'null', 'undefined', 'true', 'false'],
  ...['con', 'prn', 'aux', 'nul', 'com1', 'com2', 'com3', 'com4', 'lpt1', 'lpt2', 'lpt3'],
];

/** Beginnings that the product keeps: its own namespaces', Kubernetes', Argo CD's, IDNA's. */
export const reservedPrefix = /^(?:kube|eln|xn|argocd)-/;

/** Whether the product, the platform or the institute keeps this slug, or one that reads like it. */
export function isReserved(slug: string, platform: Platform): boolean {
  if (reservedPrefix.test(slug)) return true;
  return reservedSkeletons(platform).has(skeleton(slug));
}

/**
 * Whether a host is one that people expect the institute itself to answer at: a name that the
 * product keeps, or one that reads like it, directly below the institute's domain.
 */
export function isReservedHost(host: string, { institute }: Platform): boolean {
  const below = `.${institute.domain}`;
  if (!host.endsWith(below)) return false;
  const label = host.slice(0, -below.length);
  if (label.includes('.')) return false;
  return hostPrefix.test(label) || productSkeletons.has(skeleton(label));
}

// --- internal ---

/** `eln-…` is what units call their own servers; the others belong to the platform. */
const hostPrefix = /^(?:kube|argocd)-/;
const productSkeletons: ReadonlySet<string> = new Set(byProduct.map(skeleton));

const known = new WeakMap<Platform, ReadonlySet<string>>();

function reservedSkeletons(platform: Platform): ReadonlySet<string> {
  const before = known.get(platform);
  if (before !== undefined) return before;
  const names = [
    ...byProduct,
    ...platform.granularity.reservedSlugs,
    ...Object.keys(platform.clusters),
  ];
  const skeletons = new Set(names.map(skeleton));
  known.set(platform, skeletons);
  return skeletons;
}
