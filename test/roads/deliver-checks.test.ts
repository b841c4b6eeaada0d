import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardPolicies } from '../../lib/kubernetes/cluster/guards/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { checkTree } from '../../scripts/roads/deliver-checks.ts';
import { temporaryFolder } from '../manifests/support/command.ts';
import { type Files, filesOf, goodTree, instances } from './deliver-support.ts';

const manifests = 'dist/ouest/umr-1000/manifests.yaml';
const guards = 'dist/ouest/platform/manifests.yaml';
const good = goodTree();
const [, second] = instances;
if (second === undefined) throw new Error('no instances');

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  put(good);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the checks before a delivery', () => {
  it('look at everything, and find nothing in a good tree', async () => {
    const clusters = Object.values(platform.clusters);
    const dist = Object.keys(good).filter((path) => path.startsWith('dist/')).length;
    const guardCount = clusters.flatMap((cluster) => guardPolicies(cluster, platform)).length;
    expect(guardCount).toBeGreaterThan(10);

    expect(await checkTree({ folder, platform, live: 'live' })).toEqual([
      { name: 'rules', of: 'instances', looked: 1, problems: [] },
      { name: 'dist', of: 'files', looked: dist, problems: [] },
      { name: 'forms', of: 'files', looked: expect.any(Number), problems: [] },
      { name: 'reference', of: 'files', looked: expect.any(Number), problems: [] },
      { name: 'guards', of: 'objects', looked: guardCount, problems: [] },
      { name: 'argocd', of: 'clusters', looked: clusters.length, problems: [] },
    ]);
  });

  const weaker = (text: string) => text.replace('- Deny\n', '- Warn\n');
  const cases: readonly (readonly [what: string, check: string, says: RegExp, change: Files])[] = [
    [
      'a file of dist was edited by hand',
      'dist',
      /^differs {2}dist\/ouest\/umr-1000\/manifests\.yaml$/,
      { [manifests]: `${good[manifests]}---\nedited: by hand\n` },
    ],
    [
      'a file of dist belongs to nobody',
      'dist',
      /^stale {4}dist\/ouest\/umr-1001\/$/,
      { 'dist/ouest/umr-1001/manifests.yaml': 'kind: List\n' },
    ],
    [
      'an instance breaks a rule',
      'rules',
      /instances\/umr-1001\.ts:\d+: mailbox: .*mailbox-domain/s,
      filesOf({ ...second, mailbox: 'cle-umr1001@elsewhere.example' }),
    ],
    [
      'an instance file is no data',
      'rules',
      /instances\/umr-1001\.ts:1: /,
      { 'instances/umr-1001.ts': 'export default run();\n' },
    ],
    [
      'a form was edited by hand',
      'forms',
      /new-instance\.yml: differs/,
      { '.github/ISSUE_TEMPLATE/new-instance.yml': 'name: mine\n' },
    ],
    [
      'a generated page was edited by hand',
      'reference',
      /platform-contract\.md: differs/,
      { 'docs/reference/platform-contract.md': '# Mine\n' },
    ],
    [
      'a guard only warns',
      'guards',
      /ouest\/platform\/manifests\.yaml: ValidatingAdmissionPolicyBinding\/eln-guard-\w+ differs/,
      { [guards]: weaker(good[guards] ?? '') },
    ],
    [
      'the guards are gone',
      'guards',
      /ValidatingAdmissionPolicy\/eln-guard-deletion is missing/,
      { [guards]: 'apiVersion: v1\nkind: List\nmetadata:\n  name: nothing\n' },
    ],
    [
      'what clusters have cannot be read',
      'guards',
      /CHECK_MANIFEST: .*dist\/ouest\/platform/,
      { [guards]: 'a: [\n' },
    ],
  ];

  it.each(cases)('tell when %s', async (_, check, says, change) => {
    put(change);

    expect(await problemsOf(check)).toContainEqual(expect.stringMatching(says));
  });

  it('tell when Argo CD follows another branch than the one that is delivered', async () => {
    expect(await problemsOf('argocd', 'production')).toEqual([
      expect.stringContaining('refs/heads/live, not refs/heads/production'),
    ]);
  });

  it('tell when no cluster has a guard, which rendering itself would not mind', async () => {
    const checks = await checkTree({
      folder,
      platform: { ...platform, clusters: {} },
      live: 'live',
    });

    const { problems } = checks.find(({ name }) => name === 'guards') ?? {};
    expect(problems).toEqual(['There is no guard at all.']);
  });
});

async function problemsOf(check: string, live = 'live'): Promise<readonly string[]> {
  const checks = await checkTree({ folder, platform, live });
  return checks.find(({ name }) => name === check)?.problems ?? [];
}

function put(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
