import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import { temporaryFolder, unprivileged } from './folder.ts';
import { environmentOf, mountedFiles, renderedContainer } from './manifests.ts';
import { layRelease, type Release, release5 } from './release.ts';
import { encrypted, newSecret, secretKey, shown } from './secrets.ts';

export interface Ended {
  readonly status: number;
  readonly output: string;
}

export type Program = 'prepare' | 'last-backup' | 'migrate';

/** What a run is given otherwise than its manifest says. */
export type Instead = Readonly<Record<string, string>>;

/**
 * One notebook: its database, its secrets, and the stand-in for its image. Its
 * programs run with the command, the files and the variables of the rendered
 * manifests. No output of any of them may show a part of any secret it ever had:
 * that is looked at after each run.
 */
export class Notebook {
  readonly folder: string;
  readonly database: Database;
  readonly secrets = { sysadmin: newSecret(), 'api-key': newSecret(), SECRET_KEY: secretKey() };
  readonly known = new Set<string>();
  /** Everything that its programs ever said. */
  said = '';
  readonly #running = new Set<ChildProcess>();

  private constructor(folder: string, database: Database) {
    this.folder = folder;
    this.database = database;
    for (const [name, value] of Object.entries(mountedFiles())) {
      writeFileSync(join(folder, 'fleet', name), value);
    }
    for (const name of ['accounts', 'environment', 'receipt']) mkdirSync(join(folder, name));
    this.install(release5);
  }

  /** @param mysql folder of MySQL's programs */
  static async make(mysql: string): Promise<Notebook> {
    const folder = temporaryFolder('notebook');
    const database = await Database.make(join(folder, 'mysql'), mysql);
    mkdirSync(join(folder, 'fleet'));
    const notebook = new Notebook(folder, database);
    await database.start();
    return notebook;
  }

  /** Puts it on a release, as another image would. */
  install(release: Release): void {
    layRelease(join(this.folder, 'elabftw'), release);
  }

  /** As new: an empty database, without receipt. */
  reset(release: Release = release5): void {
    this.install(release);
    rmSync(join(this.folder, 'receipt'), { recursive: true, force: true });
    mkdirSync(join(this.folder, 'receipt'));
    const name = databaseName();
    this.database.sql(`DROP DATABASE IF EXISTS \`${name}\`; CREATE DATABASE \`${name}\``);
  }

  /** Rows of a query of the administrator's in its database. */
  sql(statement: string): readonly string[] {
    return this.database.sql(`USE \`${databaseName()}\`; ${statement}`);
  }

  number(statement: string): number {
    return Number(this.sql(statement)[0]);
  }

  /** A secret that somebody has stored in the settings: only the right `SECRET_KEY` reads it. */
  storeSecret(): void {
    const value = encrypted('smtp', this.secrets.SECRET_KEY);
    this.sql(`UPDATE config SET conf_value = '${value}' WHERE conf_name = 'smtp_password'`);
  }

  receipt(text: string): void {
    writeFileSync(join(this.folder, 'receipt/verified-backup-of-schema'), text);
  }

  /** Runs a program to its end. @throws when its output shows a secret. */
  async run(program: Program, instead: Instead = {}): Promise<Ended> {
    return this.begin(program, instead).ended;
  }

  /** Starts a program; `kill` ends it and all that it started, at once. */
  begin(program: Program, instead: Instead = {}) {
    this.#writeSecrets();
    const container = renderedContainer(program);
    const words = (container.command ?? []).map((word) =>
      word.replace(/^\/fleet\//, `${join(this.folder, 'fleet')}/`),
    );
    const [first = '', ...args] = unprivileged(words);
    const env = { ...environmentOf(container, this.#here()), ...instead };
    const child = spawn(first, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
    this.#running.add(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    const ended = new Promise<Ended>((done, fail) => {
      child.once('error', fail);
      child.once('close', (code) => {
        this.#running.delete(child);
        this.said += output;
        const leaks = shown(output, [...this.known, ...this.database.known]);
        if (leaks.length > 0) fail(new Error(`${program} shows ${leaks.length} secrets`));
        else done({ status: code ?? -1, output });
      });
    });
    const kill = async (): Promise<void> => {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    };
    return { ended, kill };
  }

  async close(): Promise<void> {
    for (const { pid } of this.#running) process.kill(-(pid ?? 0), 'SIGKILL');
    await this.database.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  // --- internal ---

  #writeSecrets(): void {
    const { SECRET_KEY, ...ofAccounts } = this.secrets;
    const environment = { SECRET_KEY, DB_PASSWORD: this.database.passwords.application };
    const write = (folder: string, values: Readonly<Record<string, string>>): void => {
      for (const [name, value] of Object.entries(values)) {
        // A test may empty one, and a malformed key of a few letters is no secret.
        if (value.length >= 12) this.known.add(value);
        writeFileSync(join(this.folder, folder, name), value);
      }
    };
    write('accounts', ofAccounts);
    write('environment', environment);
  }

  #here(): Instead {
    return {
      PATH: process.env['PATH'] ?? '',
      DB_HOST: '127.0.0.1',
      DB_PORT: String(this.database.port),
      DB_CERT_PATH: join(this.database.folder, 'tls/ca.crt'),
      FLEET_ELABFTW: join(this.folder, 'elabftw'),
      FLEET_SECRETS: join(this.folder, 'environment'),
      FLEET_ACCOUNTS: join(this.folder, 'accounts'),
      FLEET_RECEIPT: join(this.folder, 'receipt'),
      FLEET_PATIENCE: '20',
    };
  }
}

// --- internal ---

function databaseName(): string {
  const found = renderedContainer('prepare').env?.find(({ name }) => name === 'DB_NAME');
  return found?.value ?? '';
}
