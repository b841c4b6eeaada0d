import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../manifests/support/command.ts';

/** The fleet's own code and one notebook of the sample, as a repository that runs itself has them. */
export function wholeRepository(): Readonly<Record<string, string>> {
  const paths = [
    ...['bin', 'generators', 'lib', 'scripts'].flatMap(listed),
    ...['package.json', 'tsconfig.json', 'instances/hasopa.ts'],
    ...['dist/ouest/hasopa/manifests.yaml', 'dist/ouest/argocd/apps/hasopa.yaml'],
  ];
  return Object.fromEntries(
    paths.map((path) => [path, readFileSync(join(repository, path), 'utf8')]),
  );
}

// --- internal ---

function listed(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1));
}
