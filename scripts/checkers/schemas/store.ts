import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { cacheRoot, kept } from '../install/cache.ts';
import { need } from '../install/need.ts';
import { call, tail } from '../install/process.ts';
import { builtinSchemas, type SchemaFile } from './builtin.ts';
import { customSchemas } from './custom.ts';
import { customSources, kubernetesSources, type Source } from './sources.ts';

/**
 * Where kubeconform and kubesec find the schemas of one Kubernetes version and of
 * the custom groups in sight: templates in their own notation.
 *
 * @throws {FleetError} `CHECK_SCHEMA` when a group or version has no source, or a
 * module is not the one whose checksum is written down.
 */
export async function schemaTemplates(
  kubernetes: string,
  apiVersions: Iterable<string>,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const builtin = await schemaFolder(kubernetesSource(kubernetes), tell);
  const folders = [builtin];
  // One after the other: each wants a core for a moment.
  for (const source of customSourcesOf(apiVersions, (group) => existsSync(join(builtin, group)))) {
    folders.push(await schemaFolder(source, tell));
  }
  return folders.map((folder) => join(folder, template));
}

// --- internal ---

/** In the notation of kubeconform, which kubesec shares; see `schemaPath`. */
const template = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/** Raise it when what is made of the same module changes. */
const shape = 1;

function kubernetesSource(kubernetes: string): Source {
  const source = kubernetesSources[kubernetes];
  if (source !== undefined) return source;
  throw refused(
    `No module is known that carries the schemas of Kubernetes ${kubernetes}.`,
    'Add it to scripts/checkers/schemas/sources.ts.',
  );
}

/** The sources of every group that Kubernetes does not serve itself, each once. */
function customSourcesOf(
  apiVersions: Iterable<string>,
  builtin: (group: string) => boolean,
): ReadonlySet<Source> {
  const groups = [...apiVersions]
    .filter((text) => text.includes('/'))
    .map((text) => text.replace(/\/.*/s, ''));
  return new Set(
    [...new Set(groups)]
      .filter((group) => !builtin(group))
      .sort()
      .map(customSource),
  );
}

function customSource(group: string): Source {
  const source = customSources.find(({ groups }) => groups?.includes(group));
  if (source !== undefined) return source;
  throw refused(
    `No module is known that carries the schemas of ${group}.`,
    'Add it to scripts/checkers/schemas/sources.ts.',
  );
}

async function schemaFolder(source: Source, tell: (line: string) => void): Promise<string> {
  const name = `${source.module.replaceAll('/', '_')}-${source.version}-${shape}`;
  return kept(join(cacheRoot(), 'schemas'), name, async (draft) => {
    tell(`making schemas of ${source.module} ${source.version}, once`);
    const files = await readSchemas(source, await moduleFolder(source));
    if (files.length === 0) {
      throw refused(`${source.module} has no schemas in ${source.folder}.`, 'Correct its folder.');
    }
    for (const { path, schema } of files) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await writeFile(join(draft, path), JSON.stringify(schema));
    }
  });
}

/** Fetches the module by Go's own client and compares its checksum with the one written down. */
async function moduleFolder({ module, version, sum }: Source): Promise<string> {
  await need('go');
  const args = ['-n', '19', 'go', 'mod', 'download', '-json', `${module}@${version}`];
  const said = await call('nice', args, { env: { GOWORK: 'off', GOFLAGS: '-mod=mod' } });
  if (said.status !== 0) {
    throw refused(
      `${module} ${version} cannot be had.\n${tail(said)}\n`,
      'See whether the package registry answers, then run the check again.',
    );
  }
  const answer = JSON.parse(said.stdout) as { readonly Dir: string; readonly Sum: string };
  if (answer.Sum !== sum) {
    throw refused(
      `${module} ${version} is ${answer.Sum}, not ${sum}.`,
      'Find out who changed the module before you trust it.',
    );
  }
  return answer.Dir;
}

async function readSchemas(source: Source, folder: string): Promise<readonly SchemaFile[]> {
  const place = join(folder, source.folder);
  if (source.groups === undefined) {
    return builtinSchemas(JSON.parse(await readFile(join(place, 'swagger.json'), 'utf8')));
  }
  const names = (await readdir(place)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(place, name), 'utf8')));
  return texts
    .flatMap((text) => parseAllDocuments(text))
    .flatMap((document) => ('toJS' in document ? customSchemas(document.toJS()) : []));
}

function refused(what: string, fix: string): FleetError {
  return new FleetError({ code: 'CHECK_SCHEMA', what, fix, exit: exitStatus.impossible });
}
