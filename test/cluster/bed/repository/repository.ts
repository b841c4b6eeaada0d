import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Git } from '../../../../lib/forge/index.ts';

/** Nobody's configuration but this may change what the repository holds. */
const env = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'bed',
  GIT_AUTHOR_EMAIL: 'bed@fleet.example',
  GIT_COMMITTER_NAME: 'bed',
  GIT_COMMITTER_EMAIL: 'bed@fleet.example',
};

/** The git repository that Argo CD follows: a work tree to change, and one branch, `live`. */
export class Repository {
  readonly folder: string;
  readonly #git: Git;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#git = new Git(folder);
    this.#git.run(['init', '--quiet', '--initial-branch', 'live'], { env });
    this.commit('the beginning');
  }

  /** The text of a file of the work tree. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Writes a file of the work tree. */
  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Removes a file or a folder of the work tree. */
  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Puts a copy of a folder in the place of what the work tree has there. */
  replace(path: string, source: string): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
    cpSync(source, join(this.folder, path), { recursive: true });
  }

  /** Commits the work tree as it is, even when nothing changed; returns the commit's hash. */
  commit(message: string): string {
    this.#git.run(['add', '--all', '--force'], { env });
    this.#git.run(['commit', '--quiet', '--allow-empty', '--message', message], { env });
    return this.head();
  }

  /** Hash of the newest commit. */
  head(): string {
    return this.#git.run(['rev-parse', 'HEAD'], { env });
  }

  /** Makes the tree of an older commit the newest one, as `git revert` of all since would. */
  restore(commit: string, message: string): string {
    this.#git.run(['rm', '-r', '--quiet', '--ignore-unmatch', '.'], { env });
    this.#git.run(['checkout', '--quiet', commit, '--', '.'], { env });
    return this.commit(message);
  }
}
