import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { renderCluster, renderInstance } from '../../generators/manifests/index.ts';
import { referencePages } from '../../generators/reference/index.ts';
import { formFiles } from '../../generators/request/index.ts';
import { commitOf, Git, RemoteBranches } from '../../lib/forge/index.ts';
import { type Instance, writeInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { type DeliverContext, deliver } from '../../scripts/roads/deliver.ts';
import { checkTree, type TreeCheck } from '../../scripts/roads/deliver-checks.ts';
import { commitAll } from '../forge/repository.ts';

export type Files = Readonly<Record<string, string>>;

/** Instances that keep every rule, in this order. */
export const instances = generateFleet(4, platform);

/** The files that one instance brings: its own and its manifests. */
export function filesOf(instance: Instance): Files {
  const rendered = renderInstance(instance, platform, readPrograms());
  return {
    [`instances/${instance.slug}.ts`]: writeInstance(instance),
    ...Object.fromEntries(rendered.map(({ path, text }) => [`dist/${path}`, text])),
  };
}

/** A whole tree that passes: one instance, what clusters have, forms and pages. */
export function goodTree(): Files {
  const [first] = instances;
  if (first === undefined) throw new Error('no instances');
  const clusters = Object.values(platform.clusters).flatMap((one) => renderCluster(one, platform));
  const generated = [...formFiles(platform), ...referencePages()];
  return {
    ...Object.fromEntries(clusters.map(({ path, text }) => [`dist/${path}`, text])),
    ...Object.fromEntries(generated.map(({ path, text }) => [path, text])),
    ...filesOf(first),
  };
}

let start: string;

/** A bare repository with the good tree, made once and copied for each test: git is the slow part. */
export function makeStart(): void {
  start = mkdtempSync(join(tmpdir(), 'fleet-deliver-'));
  const work = new Git(join(start, 'work'));
  new Git(start).run(['init', '--quiet', '-b', 'main', 'work']);
  for (const [key, value] of Object.entries(identity)) work.run(['config', key, value]);
  commitAll(work, goodTree(), 'start');
  new Git(start).run(['clone', '--quiet', '--bare', 'work', 'remote']);
}

export function removeStart(): void {
  rmSync(start, { recursive: true, force: true });
}

/** A bare repository that everybody pushes to, and clones of it; all gone when the test ends. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleet-deliver-'));
  readonly remote: Git;
  #maintainer: Git | undefined;

  /** `main` holds one commit, the good tree. */
  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    const folder = join(this.folder, 'remote');
    cpSync(join(start, 'remote'), folder, { recursive: true });
    this.remote = new Git(folder);
  }

  clone(name: string): Git {
    const config = Object.entries(identity).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    new Git(this.folder).run(['clone', '--quiet', ...config, this.remote.folder, name]);
    return new Git(join(this.folder, name));
  }

  /** Where maintainers merge, made when it is wanted first. */
  get maintainer(): Git {
    this.#maintainer ??= this.clone('maintainer');
    return this.#maintainer;
  }

  /** A commit on `main`, pushed. Its id. */
  merge(files: Files, message = 'a merged change'): string {
    return push(this.maintainer, files, message, 'main');
  }

  /** A clone as CI has it: the commit checked out, on no branch. */
  ci(name: string, commit = 'origin/main'): Git {
    const git = this.clone(name);
    git.run(['checkout', '--quiet', '--detach', commit]);
    return git;
  }

  /** Where a branch of the remote stands, or undefined. */
  tip(branch: string): string | undefined {
    return commitOf(this.remote, `refs/heads/${branch}`);
  }
}

/** Commits to the branch that is checked out and pushes it as another. */
export function push(git: Git, files: Files, message: string, branch: string): string {
  commitAll(git, files, message);
  git.run(['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
  return git.run(['rev-parse', 'HEAD']);
}

/** Delivers what is checked out in a clone, as `fleet deliver` does in CI. */
export function deliverFrom(git: Git, changes: Partial<DeliverContext> = {}) {
  return deliver({
    git,
    branches: new RemoteBranches(git, 'origin'),
    commit: git.run(['rev-parse', 'HEAD']),
    main: 'main',
    live: 'live',
    check: () => checkTree({ folder: git.folder, platform, live: 'live' }),
    ...changes,
  });
}

/** Checks of a clone, and something that happens in the world while they run. */
export function meanwhile(git: Git, act: () => unknown) {
  return async (): Promise<readonly TreeCheck[]> => {
    await act();
    return checkTree({ folder: git.folder, platform, live: 'live' });
  };
}

// --- internal ---

const identity = {
  'user.name': 'A maintainer',
  'user.email': 'maintainer@inrea.example',
  'commit.gpgsign': 'false',
};
