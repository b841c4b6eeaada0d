import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exitStatus, FleetError } from '../../base/index.ts';
import { withLock } from './lock.ts';

const comment = z.strictObject({ marker: z.string(), body: z.string() });

const id = z.number().int().positive();

/** An account, with what it may do; `number` is its id. */
const person = z.strictObject({
  number: id,
  login: z.string(),
  isBot: z.boolean(),
  /** Undefined: nobody has said so, and whoever uses a forge of files holds the files anyway. */
  groups: z.array(z.union([z.string(), z.number()])).optional(),
  mayMerge: z.boolean().optional(),
});

const account = z.strictObject({ id, login: z.string(), isBot: z.boolean() });

const issue = z.strictObject({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  author: account,
  state: z.enum(['open', 'closed']),
  labels: z.array(z.string()),
  openedOn: z.iso.date(),
  comments: z.array(comment),
  /** Of an issue that the fleet opened itself. */
  marker: z.string().optional(),
});

const pull = z.strictObject({
  number: z.number().int().positive(),
  branch: z.string(),
  base: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['open', 'merged', 'closed']),
  comments: z.array(comment),
  /** What people wrote under it. */
  remarks: z
    .array(z.strictObject({ author: account, body: z.string(), at: z.string() }))
    .optional(),
  /** The commit, where the branch is in another repository. */
  fork: z.string().optional(),
  /** Who approved it, and what the branch was then. */
  approvals: z.array(z.strictObject({ login: z.string(), commit: z.string() })).optional(),
});

/** The newest status of one name on one commit. */
const status = z.strictObject({
  number: id,
  commit: z.string(),
  name: z.string(),
  state: z.enum(['pending', 'success', 'failure']),
  description: z.string(),
});

export type StoredIssue = z.infer<typeof issue>;
export type StoredPull = z.infer<typeof pull>;

const kinds = { issues: issue, pulls: pull, people: person, statuses: status };
type Kinds = {
  issues: StoredIssue;
  pulls: StoredPull;
  people: z.infer<typeof person>;
  statuses: z.infer<typeof status>;
};

/**
 * Issues and pull requests as files of one folder, one file each. A file is
 * replaced whole, by renaming, so that a killed run leaves the old or the new.
 */
export class Store {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What reads and then writes does both here: several processes may use one forge. */
  locked<T>(act: () => T): T {
    return withLock(`${this.folder}.lock`, act);
  }

  read<Kind extends keyof Kinds>(kind: Kind, number: number): Kinds[Kind] | undefined {
    const path = this.#path(kind, number);
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
    return parse(kind, path, text);
  }

  write<Kind extends keyof Kinds>(kind: Kind, value: Kinds[Kind]): void {
    const path = this.#path(kind, value.number);
    mkdirSync(join(this.folder, kind), { recursive: true });
    writeFileSync(`${path}.part`, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(`${path}.part`, path);
  }

  /** When a file was last replaced, ISO 8601, UTC. */
  changedAt(kind: keyof Kinds, number: number): string {
    return statSync(this.#path(kind, number)).mtime.toISOString();
  }

  /** All of a kind, by number. */
  list<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
    let names: string[];
    try {
      names = readdirSync(join(this.folder, kind));
    } catch {
      return [];
    }
    return names
      .filter((name) => /^[0-9]+\.json$/.test(name))
      .map((name) => Number.parseInt(name, 10))
      .sort((a, b) => a - b)
      .map((number) => this.read(kind, number))
      .filter((value) => value !== undefined);
  }

  #path(kind: keyof Kinds, number: number): string {
    return join(this.folder, kind, `${number}.json`);
  }
}

// --- internal ---

function parse<Kind extends keyof Kinds>(kind: Kind, path: string, text: string): Kinds[Kind] {
  try {
    return kinds[kind].parse(JSON.parse(text)) as Kinds[Kind];
  } catch (cause) {
    throw new FleetError({
      code: 'FORGE_UNREADABLE',
      what: 'This file of the local forge is not what the fleet writes.',
      where: path,
      fix: 'Remove it and run the command again.',
      exit: exitStatus.impossible,
      cause,
    });
  }
}
