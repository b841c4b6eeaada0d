import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { customFields } from './rim/fields/custom.ts';
import { builtInFields } from './rim/fields/swagger.ts';

/**
 * Writes lib/kubernetes/fields/*.json anew: the fields that Kubernetes and the
 * operators know, read from the schemas that their own Go modules carry. Names
 * and types only, for the kinds that this fleet renders. Needs `go`; run it when
 * a version below or a kind changes: `node --import tsx scripts/kubernetes-fields.ts`.
 */
const kubernetes = { module: 'k8s.io/kubernetes', version: 'v1.36.3' };

const builtIn = [
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'batch/v1/CronJob',
  'batch/v1/Job',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
  'scheduling.k8s.io/v1/PriorityClass',
  'storage.k8s.io/v1/StorageClass',
  'v1/ConfigMap',
  'v1/LimitRange',
  'v1/Namespace',
  'v1/PersistentVolumeClaim',
  'v1/ResourceQuota',
  'v1/Service',
  'v1/ServiceAccount',
];

interface Operator {
  readonly module: string;
  readonly version: string;
  /** Where the module keeps its CustomResourceDefinitions. */
  readonly folder: string;
  readonly kinds: readonly string[];
  /** Fields of a type that are kept, where most are no business of this fleet. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

const operators: readonly Operator[] = [
  {
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    folder: 'manifests/crds',
    kinds: ['argoproj.io/v1alpha1/Application', 'argoproj.io/v1alpha1/AppProject'],
  },
  {
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    folder: 'deploy/crds',
    kinds: ['cert-manager.io/v1/Certificate'],
  },
  {
    module: 'github.com/cilium/cilium',
    version: 'v1.20.2',
    folder: 'pkg/k8s/apis/cilium.io/client/crds/v2',
    kinds: ['cilium.io/v2/CiliumNetworkPolicy'],
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    folder: 'config/crds/bases',
    kinds: [
      'external-secrets.io/v1/ClusterSecretStore',
      'external-secrets.io/v1/ExternalSecret',
      'external-secrets.io/v1alpha1/PushSecret',
      'generators.external-secrets.io/v1alpha1/Password',
    ],
    // Of some forty kinds of vault, the one that this fleet speaks to.
    only: { 'ClusterSecretStore.spec.provider': ['vault'] },
  },
  {
    module: 'github.com/kyverno/kyverno',
    version: 'v1.19.1',
    folder: 'config/crds/policies.kyverno.io',
    kinds: ['policies.kyverno.io/v1/ImageValidatingPolicy'],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    folder: 'example/prometheus-operator-crd',
    kinds: ['monitoring.coreos.com/v1/PrometheusRule', 'monitoring.coreos.com/v1/ServiceMonitor'],
  },
  {
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.5.0',
    folder: 'config/crd/standard',
    kinds: [
      'gateway.networking.k8s.io/v1/Gateway',
      'gateway.networking.k8s.io/v1/HTTPRoute',
      'gateway.networking.k8s.io/v1/ListenerSet',
    ],
  },
];

writeBuiltIn();
writeCustom();

function writeBuiltIn(): void {
  const swagger = join(folderOf(kubernetes), 'api', 'openapi-spec', 'swagger.json');
  const found = builtInFields(JSON.parse(readFileSync(swagger, 'utf8')), builtIn);
  write('built-in.json', { sources: sourcesOf([kubernetes]), ...found });
}

function writeCustom(): void {
  const found = operators.map((operator) =>
    customFields(definitions(join(folderOf(operator), operator.folder)), operator),
  );
  write('custom.json', {
    sources: sourcesOf(operators),
    kinds: Object.assign({}, ...found.map(({ kinds }) => kinds)),
    types: Object.assign({}, ...found.map(({ types }) => types)),
  });
}

function definitions(folder: string): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
    .flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')))
    .map((document) => document.toJS());
}

function folderOf({ module, version }: { module: string; version: string }): string {
  const said = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
    env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' },
    encoding: 'utf8',
  });
  return (JSON.parse(said) as { Dir: string }).Dir;
}

function sourcesOf(modules: readonly { module: string; version: string }[]) {
  return Object.fromEntries(modules.map(({ module, version }) => [module, version]));
}

function write(name: string, value: object): void {
  const place = new URL(`../lib/kubernetes/fields/${name}`, import.meta.url);
  writeFileSync(place, `${JSON.stringify(sorted(value), null, 2)}\n`);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
