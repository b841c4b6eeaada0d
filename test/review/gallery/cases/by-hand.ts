import type { GalleryCase } from '../case.ts';
import { withHand } from '../fleet.ts';

const manifests = 'ouest/umr-1000/manifests.yaml';
const application = 'ouest/argocd/apps/umr-1000.yaml';
const platformRoom = 'ouest/platform/manifests.yaml';
const bootstrap = 'ouest/bootstrap/manifests.yaml';

/** Rendered files that somebody edited, in good faith or in bad: no source explains them. */
export const handCases: readonly GalleryCase[] = [
  {
    id: 'memory-by-hand',
    title: 'A rendered memory limit is edited by hand.',
    change: (fleet) =>
      withHand(
        fleet,
        manifests,
        /(limits:\n {14}cpu: "1"\n {14}ephemeral-storage: \w+\n {14}memory: )1536Mi/,
        '$12Gi',
      ),
  },
  {
    id: 'quota-raised',
    title: 'The quota of a notebook is raised above what its cluster has.',
    change: (fleet) => withHand(fleet, manifests, /limits\.memory: \w+/, 'limits.memory: 9000Gi'),
  },
  {
    id: 'network-widened',
    title: 'The web pod of a notebook may speak to the whole Internet.',
    change: (fleet) =>
      withHand(
        fleet,
        manifests,
        /(name: web\n {2}namespace: eln-umr-1000\nspec:\n {2}egress:\n)/,
        '$1    - ports:\n        - port: 443\n          protocol: TCP\n      to:\n        - ipBlock:\n            cidr: 0.0.0.0/0\n',
      ),
  },
  {
    id: 'probe-removed',
    title: 'A notebook loses its readiness probe.',
    change: (fleet) =>
      withHand(fleet, manifests, / {10}readinessProbe:\n(?: {12}.*\n)+(?= {10}\w)/, ''),
  },
  {
    id: 'privileged',
    title: 'A container of a notebook becomes privileged.',
    change: (fleet) => withHand(fleet, manifests, 'privileged: false', 'privileged: true'),
  },
  {
    id: 'image-without-digest',
    title: 'An image is named by its tag alone.',
    change: (fleet) =>
      withHand(fleet, manifests, /(docker\.io\/library\/mysql:8\.4)@sha256:\w+/, '$1'),
  },
  {
    id: 'replicas-zero',
    title: 'A notebook’s database is switched off.',
    change: (fleet) => withHand(fleet, manifests, 'replicas: 1', 'replicas: 0'),
  },
  {
    id: 'secret-of-another',
    title: 'A notebook is to read the secret of another one.',
    change: (fleet) =>
      withHand(fleet, manifests, 'key: eln/umr-1000/secret-key', 'key: eln/umr-1001/secret-key'),
  },
  {
    id: 'route-too-early',
    title: 'The route of a notebook opens before its configuration.',
    change: (fleet) =>
      withHand(
        fleet,
        manifests,
        /(kind: HTTPRoute\nmetadata:\n {2}annotations:\n {4}argocd\.argoproj\.io\/sync-wave: )"8"/,
        '$1"1"',
      ),
  },
  {
    id: 'pod-security-lowered',
    title: 'The namespace of a notebook admits privileged pods.',
    change: (fleet) =>
      withHand(
        fleet,
        manifests,
        'pod-security.kubernetes.io/enforce: restricted',
        'pod-security.kubernetes.io/enforce: privileged',
      ),
  },
  {
    id: 'prune-without-care',
    title: 'Argo CD may delete a notebook’s Application.',
    change: (fleet) =>
      withHand(
        fleet,
        application,
        /sync-options: Delete=false,Prune=false/g,
        'sync-options: Prune=true',
      ),
  },
  {
    id: 'guard-loosened',
    title: 'The guard of deletions only writes down what it should refuse.',
    change: (fleet) =>
      withHand(
        fleet,
        platformRoom,
        /(policyName: eln-guard-deletion\n {2}validationActions:\n) {4}- Deny\n/,
        '$1',
      ),
  },
  {
    id: 'guard-changed',
    title: 'The guard of deletions lets more people through.',
    change: (fleet) =>
      withHand(
        fleet,
        platformRoom,
        "variables.state == 'destroyed' && (variables.breakGlass || variables.cleaner)",
        'variables.breakGlass || variables.cleaner',
      ),
  },
  {
    id: 'rights-widened',
    title: 'Argo CD gets the right to delete claims.',
    change: (fleet) =>
      withHand(
        fleet,
        bootstrap,
        /(name: eln-fleet-gitops\nrules:\n)/,
        '$1  - apiGroups:\n      - ""\n    resources:\n      - persistentvolumeclaims\n    verbs:\n      - delete\n',
      ),
  },
];
