import type { Git } from './git.ts';

/** A commit as a message names it. What people wrote in it is hostile text. */
export interface CommitLine {
  readonly id: string;
  readonly author: string;
  /** Day on which it was committed, `YYYY-MM-DD`. */
  readonly on: string;
  readonly subject: string;
}

/** Id of the commit that a revision means, or undefined. The revision cannot act as an option. */
export function commitOf(git: Git, revision: string): string | undefined {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options'];
  return git.ask([...words, `${revision}^{commit}`]);
}

/** Those of the commits that are here to be compared. */
export function commitsHere(git: Git, ids: readonly string[]): ReadonlySet<string> {
  const input = ids.map((id) => `${id}\n`).join('');
  const rows = git.run(['cat-file', '--batch-check=%(objecttype)'], { input }).split('\n');
  return new Set(ids.filter((_, at) => rows[at] === 'commit'));
}

/** Whether a branch could be fast-forwarded from one commit to the other. Both must be here. */
export function isAncestor(git: Git, older: string, newer: string): boolean {
  return git.ask(['merge-base', '--is-ancestor', older, newer]) !== undefined;
}

/** Where two lines parted, or undefined when they have nothing in common. */
export function parting(git: Git, one: string, other: string): string | undefined {
  return git.ask(['merge-base', one, other]);
}

/** Whether the clone was cut short, so that nothing can be said about what came before what. */
export function isShallow(git: Git): boolean {
  return git.run(['rev-parse', '--is-shallow-repository']) === 'true';
}

/** The newest commits of one line that the other does not have. */
export function commitsMissing(
  git: Git,
  line: string,
  other: string,
  most: number,
): readonly CommitLine[] {
  const format = '--format=%h%x1f%an%x1f%cs%x1f%s';
  const rows = git.run(['log', '-z', `--max-count=${most}`, format, line, '--not', other]);
  return rows
    .split('\0')
    .filter((row) => row !== '')
    .map((row) => {
      const [id = '', author = '', on = '', subject = ''] = row.split('\x1f');
      return { id, author, on, subject };
    });
}
