import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  manifestFiles,
  objectsOf,
  renderedObjects,
  trackedFiles,
} from '../../scripts/checkers/ground.ts';

const root = mkdtempSync(join(tmpdir(), 'fleet-ground-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const dist = join(root, 'dist');
mkdirSync(join(dist, 'ouest', 'hasopa'), { recursive: true });
writeFileSync(
  join(dist, 'ouest', 'hasopa', 'manifests.yaml'),
  'apiVersion: v1\nkind: Namespace\nmetadata: {name: eln-hasopa}\n---\n' +
    'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: eln-hasopa}\n',
);
writeFileSync(join(dist, 'ouest', 'README.md'), 'no manifest');

describe('what there is to look at', () => {
  it('is every object of every YAML file, by name, file and cluster', async () => {
    const objects = await renderedObjects({ root, dist }, await manifestFiles(dist));

    expect(objects.map(({ id, file, cluster }) => [id, file, cluster])).toEqual([
      ['Namespace/eln-hasopa', 'dist/ouest/hasopa/manifests.yaml', 'ouest'],
      ['Service/eln-hasopa/web', 'dist/ouest/hasopa/manifests.yaml', 'ouest'],
    ]);
  });

  it('is not nothing when the rendered tree is not there', async () => {
    await expect(manifestFiles(join(root, 'nowhere'))).rejects.toThrow(/npm run render/);
  });

  it.each([
    ['a file that is no YAML', 'kind: [\n'],
    ['a list', '- kind: Pod\n'],
    ['an object without a name', 'apiVersion: v1\nkind: Pod\nmetadata: {}\n'],
    ['an object without a kind', 'apiVersion: v1\nmetadata: {name: a}\n'],
  ])('is refused when it is %s: no checker could name it', (_, text) => {
    expect(() => objectsOf(text, 'dist/a.yaml', 'ouest')).toThrow(/^dist\/a\.yaml: /);
  });

  it.each(['', '---\n', '# nothing\n'])('is no object in an empty file: %j', (text) => {
    expect(objectsOf(text, 'dist/a.yaml', 'ouest')).toEqual([]);
  });

  it('is every file that git has or would have, and none that it ignores', async () => {
    const files = await trackedFiles(join(import.meta.dirname, '..', '..'));

    expect(files).toContain('package.json');
    expect(files.filter((file) => file.startsWith('node_modules/'))).toEqual([]);
  });
});
