import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { compile, downloadModules, moduleFolder, type Settings } from './toolchain.ts';

/** The programs that the bed is made of, built. */
export interface Programs {
  /** etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kubectl, by its first word. */
  readonly kube: string;
  /** Argo CD's servers and a redis, by its first word. */
  readonly argocd: string;
  /** Evaluates Go templates as External Secrets does. */
  readonly template: string;
  /** What Argo CD's repository server calls by name. */
  readonly argocdPath: string;
  readonly versions: { readonly kubernetes: string; readonly argocd: string };
}

/**
 * Builds what is not yet in the cache. A cold build takes some 15 minutes on two
 * cores; afterwards it is a look into a folder.
 *
 * @param tell told what is about to be built
 */
export async function buildPrograms(tell: (what: string) => void): Promise<Programs> {
  const kubernetes = versionOf('kube', 'k8s.io/kubernetes');
  const argocd = versionOf('argocd', 'github.com/argoproj/argo-cd/v3');
  const kube = await build('kube', kubeSettings(kubernetes), tell);
  const argocdFolder = await build('argocd', argocdSettings(argocd), tell, addHelpers);
  return {
    kube: join(kube, 'kube'),
    argocd: join(argocdFolder, 'argocd'),
    template: await buildTemplate(),
    argocdPath: argocdFolder,
    versions: { kubernetes, argocd },
  };
}

/** The small one alone, for a bed that is somebody's cluster. */
export async function buildTemplate(): Promise<string> {
  return join(await build('template', {}, () => undefined), 'template');
}

// --- internal ---

type Program = 'kube' | 'argocd' | 'template';

/** The folder of a built program. Made beside its place and moved there, so it is whole or absent. */
async function build(
  name: Program,
  settings: Settings,
  tell: (what: string) => void,
  complete: (folder: string) => void = () => undefined,
): Promise<string> {
  const place = join(cache(), `${name}-${sourceHash(name)}`);
  if (existsSync(place)) return place;
  tell(`building ${name} (once; kept in ${place})`);
  mkdirSync(cache(), { recursive: true });
  const half = mkdtempSync(join(cache(), `.${name}-`));
  try {
    await compile(moduleFolder(name), join(half, name), settings);
    complete(half);
    renameSync(half, place);
  } catch (error) {
    // Somebody else may have built the same meanwhile: theirs is as good.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

function cache(): string {
  const own = process.env['FLEET_CACHE'];
  const xdg = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(own || join(xdg, 'eln-fleet'), 'bed');
}

/** A hash of all that a program is built from. */
function sourceHash(name: Program): string {
  const hash = createHash('sha256');
  for (const folder of [moduleFolder(name), moduleFolder('lifeline')]) {
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name: Program, module: string): string {
  const text = readFileSync(join(moduleFolder(name), 'go.mod'), 'utf8');
  const line = text.split('\n').find((candidate) => candidate.trim().startsWith(`${module} v`));
  return line?.trim().split(' ')[1] ?? '';
}

function kubeSettings(version: string): Settings {
  const name = 'k8s.io/component-base/version';
  const [major = '', minor = ''] = version.slice(1).split('.');
  return {
    [`${name}.gitVersion`]: version,
    [`${name}.gitMajor`]: major,
    [`${name}.gitMinor`]: minor,
  };
}

function argocdSettings(version: string): Settings {
  return { 'github.com/argoproj/argo-cd/v3/common.version': version.slice(1) };
}

/** As upstream's image has them on its path. */
function addHelpers(folder: string): void {
  const name = 'github.com/argoproj/argo-cd/v3';
  const [module] = downloadModules(moduleFolder('crds'), [name]);
  for (const script of ['git-verify-wrapper.sh', 'gpg-wrapper.sh']) {
    copyFileSync(join(module?.Dir ?? '', 'hack', script), join(folder, script));
    chmodSync(join(folder, script), 0o755);
  }
  symlinkSync('argocd', join(folder, 'argocd-git-ask-pass'));
}
