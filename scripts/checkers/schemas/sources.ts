/** A Go module that carries the description of an API, as whoever tests against it needs it. */
export interface Source {
  readonly module: string;
  readonly version: string;
  /** Checksum of the module, as Go's checksum database has it. */
  readonly sum: string;
  readonly folder: string;
  /** API groups of its CustomResourceDefinitions; absent for Kubernetes itself. */
  readonly groups?: readonly string[];
}

/** The oldest and the newest version that a cluster of the fleet may have. */
export const kubernetesSources: Readonly<Record<string, Source>> = {
  '1.33': {
    module: 'k8s.io/kubernetes',
    version: 'v1.33.13',
    sum: 'h1:bmH31xUdSzeA5vk0wZAK9MZp11mdLuzUSeKk0qN3hPQ=',
    folder: 'api/openapi-spec',
  },
  '1.36': {
    module: 'k8s.io/kubernetes',
    version: 'v1.36.3',
    sum: 'h1:qDQdoMiluAE2Eab6Fa52YV+WjiGz9mZFFoagEA6cI+o=',
    folder: 'api/openapi-spec',
  },
};

/** facts/cluster.md, "CRDs of other projects". Only those whose groups are rendered are fetched. */
export const customSources: readonly Source[] = [
  {
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    folder: 'manifests/crds',
    groups: ['argoproj.io'],
  },
  {
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    folder: 'config/crd/standard',
    groups: ['gateway.networking.k8s.io'],
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    folder: 'config/crds/bases',
    groups: ['external-secrets.io', 'generators.external-secrets.io'],
  },
  {
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    sum: 'h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=',
    folder: 'deploy/crds',
    groups: ['cert-manager.io', 'acme.cert-manager.io'],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    folder: 'example/prometheus-operator-crd',
    groups: ['monitoring.coreos.com'],
  },
  {
    module: 'github.com/cilium/cilium',
    version: 'v1.20.2',
    sum: 'h1:dqiEGIcXc+gqCLYG/l7VCFJ8GHyb4HUrwbZOpkX5dL8=',
    folder: 'pkg/k8s/apis/cilium.io/client/crds/v2',
    groups: ['cilium.io'],
  },
  {
    module: 'github.com/kyverno/kyverno',
    version: 'v1.19.1',
    sum: 'h1:/MkgFii3/VlQfKR1JpC9tVwNNVNQTt2S4U6qCsafsTU=',
    folder: 'config/crds/policies.kyverno.io',
    groups: ['policies.kyverno.io'],
  },
];
