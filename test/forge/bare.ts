import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from '../../lib/forge/index.ts';

/** The repository as the forge keeps it: bare, and moved by people without a work tree. */
export class BareRepository {
  readonly git: Git;

  constructor(folder: string) {
    this.git = new Git(folder);
  }

  get folder(): string {
    return this.git.folder;
  }

  /** Read from its file where it has one: a list of pull requests asks for many. */
  tip(branch: string): string | undefined {
    const file = join(this.folder, 'refs/heads', branch);
    if (statSync(file, { throwIfNoEntry: false })?.isFile())
      return readFileSync(file, 'utf8').trim();
    return this.git.ask(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`]);
  }

  /** A person's commit on top of a branch, or of `main` where there is none of that name. */
  commit(branch: string, files: Readonly<Record<string, string>>): string {
    const id = this.commitOn(
      this.tip(branch) ?? this.tip('main'),
      files,
      'a maintainer’s own change',
    );
    this.git.run(['update-ref', `refs/heads/${branch}`, id]);
    return id;
  }

  /** A commit that no branch names yet. */
  commitOn(
    parent: string | undefined,
    files: Readonly<Record<string, string>>,
    message: string,
  ): string {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-index-'));
    const env = { ...person, GIT_INDEX_FILE: join(folder, 'index') };
    try {
      if (parent !== undefined) this.git.run(['read-tree', parent], { env });
      const paths = Object.keys(files);
      // All of them in one call: a whole repository has a thousand.
      const places = paths.map((path, index) => {
        const place = join(folder, String(index));
        writeFileSync(place, files[path] ?? '');
        return place;
      });
      const ids = this.git
        .run(['hash-object', '-w', '--no-filters', '--stdin-paths'], {
          input: places.map((place) => `${place}\n`).join(''),
        })
        .split('\n');
      const rows = paths.map((path, index) => `100644 ${ids[index]}\t${path}\0`);
      this.git.run(['update-index', '-z', '--index-info'], { env, input: rows.join('') });
      const tree = this.git.run(['write-tree'], { env });
      const parents = parent === undefined ? [] : ['-p', parent];
      return this.git.run(['commit-tree', tree, ...parents], { env, input: message });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Merges by a merge commit, as the button does; throws where the two disagree. */
  merge(base: string, head: string, message: string): string {
    const ours = this.tip(base) ?? '';
    const [tree = ''] = this.git.run(['merge-tree', '--write-tree', ours, head]).split('\n');
    const parents = ['-p', ours, '-p', head];
    const id = this.git.run(['commit-tree', tree, ...parents], { env: person, input: message });
    this.git.run(['update-ref', `refs/heads/${base}`, id, ours]);
    return id;
  }
}

/** A bare repository with these files on `main`; the same files are written once a process. */
export function bareRepository(
  folder: string,
  files: Readonly<Record<string, string>>,
): BareRepository {
  const key = JSON.stringify(files);
  const template = templates.get(key);
  if (template !== undefined) {
    cpSync(template, folder, { recursive: true });
    return new BareRepository(folder);
  }
  const place = mkdtempSync(join(tmpdir(), 'fleet-bare-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  new Git(tmpdir()).run(['init', '-q', '--bare', '-b', 'main', place]);
  const made = new BareRepository(place);
  made.git.run(['update-ref', 'refs/heads/main', made.commitOn(undefined, files, 'start')]);
  // One file instead of a thousand: it is copied and cloned again and again.
  made.git.run(['repack', '-a', '-d', '-q']);
  templates.set(key, place);
  cpSync(place, folder, { recursive: true });
  return new BareRepository(folder);
}

// --- internal ---

const templates = new Map<string, string>();

const person = {
  GIT_AUTHOR_NAME: 'A maintainer',
  GIT_AUTHOR_EMAIL: 'maintainer@inrea.example',
  GIT_COMMITTER_NAME: 'A maintainer',
  GIT_COMMITTER_EMAIL: 'maintainer@inrea.example',
};
