import type { Tree } from '../../generators/review/index.ts';
import {
  claim,
  file,
  instance,
  manifestsOfX,
  namespace,
  object,
  route,
  settings,
  tree,
  web,
} from './trees.ts';

/** A pair of trees at which a rule fires or stays silent. */
export interface Fixture {
  readonly rule: string;
  readonly when: string;
  readonly base: Tree;
  readonly head: Tree;
}

export const image = 'registry.example/elabftw/elabimg:6.0.4';
const digest = (digit: string) => `${image}@sha256:${digit.repeat(64)}`;
const empty = tree({});
const secret = object('Secret', 'db', { data: { password: 'aHVudGVyMg==' } });
const bareSecret = object('Secret', 'db', { type: 'Opaque' });
const sealed = object('SealedSecret', 'db', { spec: { encryptedData: { password: 'AgB4' } } });
const root = { apiVersion: 'v1', kind: 'Application', metadata: { name: 'root' } };

export const firing: readonly Fixture[] = [
  {
    rule: 'unreadable',
    when: 'a file is no YAML',
    base: instance(claim()),
    head: tree({ [manifestsOfX]: 'a: [1' }),
  },
  {
    rule: 'unreadable',
    when: 'a file is a text',
    base: empty,
    head: tree({ 'ouest/readme.md': 'Hello' }),
  },
  {
    rule: 'unreadable',
    when: 'a document is a list',
    base: empty,
    head: tree({ [manifestsOfX]: `${file(claim())}---\n- 1\n` }),
  },
  {
    rule: 'unreadable',
    when: 'a mapping is no object',
    base: empty,
    head: tree({ [manifestsOfX]: 'kind: Service' }),
  },
  {
    rule: 'unreadable',
    when: 'two objects have one identity',
    base: empty,
    head: instance(claim('1Gi'), claim('2Gi')),
  },
  {
    rule: 'unreadable',
    when: 'a value is an alias',
    base: empty,
    head: tree({ [manifestsOfX]: 'kind: &k v1\napiVersion: *k\nmetadata: {name: a}' }),
  },
  {
    rule: 'unreadable',
    when: 'the old file could not be read',
    base: tree({ [manifestsOfX]: '- 1' }),
    head: instance(claim()),
  },
  { rule: 'secret-in-git', when: 'a Secret with data comes', base: empty, head: instance(secret) },
  {
    rule: 'secret-in-git',
    when: 'a Secret gets data',
    base: instance(bareSecret),
    head: instance(secret),
  },
  { rule: 'secret-in-git', when: 'it is sealed', base: empty, head: instance(sealed) },
  {
    rule: 'instance-removed',
    when: 'all files of an instance go',
    base: instance(route('a.example')),
    head: empty,
  },
  {
    rule: 'instance-removed',
    when: 'an instance moves to another cluster',
    base: instance(claim()),
    head: tree({ 'est/umr-x/manifests.yaml': [claim()] }),
  },
  {
    rule: 'namespace-removed',
    when: 'a namespace goes',
    base: instance(namespace(), claim()),
    head: instance(claim()),
  },
  {
    rule: 'claim-removed',
    when: 'a claim goes',
    base: instance(namespace(), claim()),
    head: instance(namespace()),
  },
  {
    rule: 'claim-removed',
    when: 'a claim gets another name',
    base: instance(claim('20Gi', 'files')),
    head: instance(claim('20Gi', 'uploads')),
  },
  {
    rule: 'claim-shrunk',
    when: 'a claim asks for less',
    base: instance(claim('1Ti')),
    head: instance(claim('1000Gi')),
  },
  {
    rule: 'claim-shrunk',
    when: 'a claim asks for what is no size',
    base: instance(claim('20Gi')),
    head: instance(claim('plenty')),
  },
  {
    rule: 'image-major',
    when: 'the first number of the version changes',
    base: instance(web('registry.example/elabftw/elabimg:5.6.12')),
    head: instance(web(image)),
  },
  {
    rule: 'image-major',
    when: 'the image comes from elsewhere',
    base: instance(web(image)),
    head: instance(web('elsewhere.example/elabftw/elabimg:6.0.4')),
  },
  {
    rule: 'image-major',
    when: 'the version tells no number',
    base: instance(web(image)),
    head: instance(web('registry.example/elabftw/elabimg:latest')),
  },
  {
    rule: 'image-changed',
    when: 'a later number of the version changes',
    base: instance(web(image)),
    head: instance(web('registry.example/elabftw/elabimg:6.0.5')),
  },
  {
    rule: 'image-changed',
    when: 'only the digest changes',
    base: instance(web(digest('1'))),
    head: instance(web(digest('2'))),
  },
  {
    rule: 'host-changed',
    when: 'a route serves another host',
    base: instance(route('a.example')),
    head: instance(route('b.example')),
  },
  {
    rule: 'host-changed',
    when: 'a route goes',
    base: instance(claim(), route('a.example')),
    head: instance(claim()),
  },
  {
    rule: 'object-removed',
    when: 'an object without data goes',
    base: instance(claim(), settings({ a: 'b' })),
    head: instance(claim()),
  },
  {
    rule: 'cluster-changed',
    when: 'the root Application changes',
    base: tree({ 'ouest/argocd/root.yaml': [{ ...root, spec: { project: 'a' } }] }),
    head: tree({ 'ouest/argocd/root.yaml': [{ ...root, spec: { project: 'b' } }] }),
  },
  {
    rule: 'text-only',
    when: 'only a comment changes',
    base: tree({ [manifestsOfX]: `# one\n${file(claim())}` }),
    head: tree({ [manifestsOfX]: `# two\n${file(claim())}` }),
  },
];

export const silent: readonly Fixture[] = [
  {
    rule: 'unreadable',
    when: 'documents are empty and keys are in another order',
    base: instance(claim()),
    head: tree({ [manifestsOfX]: `---\n---\n${file(claim())}---\n` }),
  },
  { rule: 'secret-in-git', when: 'a Secret is empty', base: empty, head: instance(bareSecret) },
  {
    rule: 'secret-in-git',
    when: 'a Secret with data leaves',
    base: instance(secret),
    head: instance(bareSecret),
  },
  {
    rule: 'instance-removed',
    when: 'one file of two goes',
    base: tree({ [manifestsOfX]: [claim()], 'ouest/argocd/apps/umr-x.yaml': [root] }),
    head: tree({ [manifestsOfX]: [claim()] }),
  },
  {
    rule: 'instance-removed',
    when: 'a file of the cluster goes',
    base: tree({ 'ouest/platform/manifests.yaml': [root] }),
    head: empty,
  },
  {
    rule: 'namespace-removed',
    when: 'a namespace changes',
    base: instance(namespace()),
    head: instance({ ...namespace(), spec: {} }),
  },
  { rule: 'claim-removed', when: 'a claim comes', base: empty, head: instance(claim()) },
  {
    rule: 'claim-shrunk',
    when: 'a claim grows',
    base: instance(claim('900Mi')),
    head: instance(claim('1Gi')),
  },
  {
    rule: 'claim-shrunk',
    when: 'a claim asks for the same in other words',
    base: instance(claim('1Gi')),
    head: instance(claim('1024Mi')),
  },
  {
    rule: 'image-major',
    when: 'a later number of the version changes',
    base: instance(web(image)),
    head: instance(web('registry.example/elabftw/elabimg:6.1.0')),
  },
  {
    rule: 'image-changed',
    when: 'the image stays',
    base: instance(web(image, [{ name: 'A', value: '1' }])),
    head: instance(web(image, [{ name: 'A', value: '2' }])),
  },
  { rule: 'image-changed', when: 'a pod comes', base: empty, head: instance(web(image)) },
  { rule: 'host-changed', when: 'a route comes', base: empty, head: instance(route('a.example')) },
  {
    rule: 'host-changed',
    when: 'hosts change their order',
    base: instance(route('a.example', 'b.example')),
    head: instance(route('b.example', 'a.example')),
  },
  {
    rule: 'object-removed',
    when: 'a ConfigMap is named after its new content',
    base: instance(settings({ a: '1' }, 'settings-0123456789')),
    head: instance(settings({ a: '2' }, 'settings-abcdef0123')),
  },
  {
    rule: 'cluster-changed',
    when: 'the Application of an instance changes',
    base: tree({ 'ouest/argocd/apps/umr-x.yaml': [root] }),
    head: tree({ 'ouest/argocd/apps/umr-x.yaml': [{ ...root, spec: { project: 'a' } }] }),
  },
  {
    rule: 'text-only',
    when: 'an object changes',
    base: instance(claim('1Gi')),
    head: instance(claim('2Gi')),
  },
];
