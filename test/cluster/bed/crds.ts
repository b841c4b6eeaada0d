import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { downloadModules, moduleFolder } from './build/toolchain.ts';
import type { Kubernetes } from './client/index.ts';
import { until } from './until.ts';

/** Where each project keeps its definitions, inside its own Go module. */
const folders = {
  'github.com/argoproj/argo-cd/v3': ['manifests/crds'],
  'github.com/cert-manager/cert-manager': ['deploy/crds'],
  'github.com/cilium/cilium': ['pkg/k8s/apis/cilium.io/client/crds/v2'],
  'github.com/external-secrets/external-secrets': ['config/crds/bases'],
  'github.com/kyverno/kyverno': ['config/crds/policies.kyverno.io'],
  'github.com/prometheus-operator/prometheus-operator': ['example/prometheus-operator-crd'],
  'sigs.k8s.io/gateway-api': ['config/crd/standard'],
} as const;

/** Kinds that the fleet renders or speaks of; the rest would only cost the API server memory. */
const wanted = new Set([
  'AppProject',
  'Application',
  'ApplicationSet',
  'Certificate',
  'CiliumNetworkPolicy',
  'ClusterIssuer',
  'ClusterSecretStore',
  'ExternalSecret',
  'Gateway',
  'GatewayClass',
  'HTTPRoute',
  'ImageValidatingPolicy',
  'ListenerSet',
  'Password',
  'PrometheusRule',
  'PushSecret',
  'ReferenceGrant',
  'ServiceMonitor',
]);

/** A CustomResourceDefinition, as far as it is looked at. */
interface Definition extends KubernetesObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** Installs the custom resources that the fleet needs and waits until the API server serves them. */
export async function installDefinitions(kubernetes: Kubernetes): Promise<void> {
  const definitions = readDefinitions();
  await Promise.all(
    definitions.map((definition) => kubernetes.apply(definition, { manager: 'bed' })),
  );
  await until('every custom resource is served', 30, async () => {
    for (const { spec } of definitions) {
      for (const version of spec.versions.filter(({ served }) => served)) {
        const kind = { apiVersion: `${spec.group}/${version.name}`, kind: spec.names.kind };
        if (!(await kubernetes.serves(kind))) return false;
      }
    }
    return true;
  });
}

/** The definitions, from the module cache. */
export function readDefinitions(): readonly Definition[] {
  return (
    downloadModules(moduleFolder('crds'), Object.keys(folders))
      .flatMap(({ Path, Dir }) =>
        folders[Path as keyof typeof folders].map((name) => join(Dir, name)),
      )
      .flatMap(yamlFiles)
      .map((file) => readFileSync(file, 'utf8'))
      // Megabytes of them: parsing those that nobody wants would take longer than the rest.
      .filter((text) => wanted.has(/^ {4}kind: (?<kind>\w+)$/m.exec(text)?.groups?.['kind'] ?? ''))
      .flatMap((text) => parseAllDocuments(text))
      .map((document) => document.toJS() as KubernetesObject | null)
      .filter(isDefinition)
      .filter(({ spec }) => wanted.has(spec.names.kind))
  );
}

// --- internal ---

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new Error(`no such folder in the module: ${folder}`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}

function isDefinition(object: KubernetesObject | null): object is Definition {
  return object?.kind === 'CustomResourceDefinition';
}
