import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../cluster/bed/servers/ports.ts';
import { until } from '../../cluster/bed/until.ts';
import { issue, makeAuthority } from './certificates.ts';
import { nobody, unprivileged } from './folder.ts';
import { environmentOf, mountedFiles, renderedContainer } from './manifests.ts';
import { newSecret } from './secrets.ts';

/** Who has a password in the database. */
export const accounts = ['root', 'application', 'backup'] as const;
export type Account = (typeof accounts)[number];

/** For servers that no test kills: a lost write costs nothing. */
const quick = `
innodb_flush_method = nosync
innodb_doublewrite = OFF
innodb_flush_log_at_trx_commit = 0
sync_binlog = 0
`;

/** One instance's MySQL, started by the fleet's own `start-database.sh` as its pod starts it. */
export class Database {
  readonly folder: string;
  readonly port: number;
  readonly passwords: Record<Account, string>;
  /** Every password that it ever had. */
  readonly known = new Set<string>();
  readonly #programs: string;
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number, programs: string) {
    this.folder = folder;
    this.port = port;
    this.#programs = programs;
    this.passwords = { root: newSecret(), application: newSecret(), backup: newSecret() };
  }

  /** @param programs folder of MySQL's programs @param isQuick false where a test kills it */
  static async make(folder: string, programs: string, isQuick = true): Promise<Database> {
    const { mysql: port } = await freePorts(['mysql']);
    const database = new Database(folder, port, programs);
    for (const name of ['volume', 'run', 'passwords', 'tls', 'tmp', 'fleet', 'authority']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
    const files = mountedFiles();
    const settings = database.#moved(files['my.cnf'] ?? '') + (isQuick ? quick : '');
    writeFileSync(join(folder, 'fleet/my.cnf'), settings);
    writeFileSync(join(folder, 'fleet/start-database.sh'), files['start-database.sh'] ?? '');
    makeAuthority(join(folder, 'authority'));
    issue(join(folder, 'authority'), join(folder, 'tls'));
    for (const account of accounts) database.setPassword(account, database.passwords[account]);
    if (nobody !== undefined) {
      for (const name of ['volume', 'run', 'tmp']) {
        execFileSync('chown', [`${nobody}:${nobody}`, join(folder, name)]);
      }
    }
    return database;
  }

  /** What the vault says from now on; the server hears of it when it starts. */
  setPassword(account: Account, password: string): void {
    this.passwords[account] = password;
    this.known.add(password);
    writeFileSync(join(this.folder, 'passwords', account), password);
  }

  /** Another certificate, as cert-manager renews it under a running server. */
  renewCertificate(address?: string): void {
    issue(join(this.folder, 'authority'), join(this.folder, 'tls'), address);
  }

  /** A certificate that is none, as a half-written file would be. */
  breakCertificate(): void {
    writeFileSync(join(this.folder, 'tls/tls.crt'), 'broken');
  }

  /** What everybody on its machine can read of how it was started. */
  commandLine(): string {
    return readFileSync(`/proc/${this.pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  }

  /** The certificate that the server shows to whoever comes. */
  certificate(): string {
    const said = spawnSync(
      'openssl',
      ['s_client', '-starttls', 'mysql', '-connect', `127.0.0.1:${this.port}`],
      {
        encoding: 'utf8',
        input: '',
      },
    );
    return /-----BEGIN CERTIFICATE-----[^-]+/.exec(said.stdout)?.[0] ?? '';
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Process id of the server, which is the one that the start program had. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('the database does not run');
    return this.#child.pid;
  }

  get log(): string {
    return existsSync(this.#logFile) ? readFileSync(this.#logFile, 'utf8') : '';
  }

  /** Starts it without waiting. */
  launch(): void {
    const container = renderedContainer('database');
    const [shell = '', program = ''] = container.command ?? [];
    const command = unprivileged([shell, program.replace('/fleet', join(this.folder, 'fleet'))]);
    const log = openSync(this.#logFile, 'a');
    const child = spawn(command[0] ?? '', command.slice(1), {
      detached: true,
      stdio: ['ignore', log, log],
      env: environmentOf(container, {
        PATH: `${this.#programs}:${process.env['PATH']}`,
        FLEET_VOLUME: join(this.folder, 'volume'),
        FLEET_RUN: join(this.folder, 'run'),
        FLEET_SECRETS: join(this.folder, 'passwords'),
        FLEET_TLS: join(this.folder, 'tls'),
        FLEET_SETTINGS: join(this.folder, 'fleet/my.cnf'),
        FLEET_PORT: String(this.port),
        FLEET_TLS_SECONDS: '1',
      }),
    });
    closeSync(log);
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#child = child;
    groups.add(child.pid ?? 0);
  }

  /** Starts it and waits until it answers as its pod's probe asks it. */
  async start(): Promise<void> {
    this.launch();
    const { command = [] } = renderedContainer('database').startupProbe?.exec ?? {};
    await until(
      'the database answers its probe',
      60,
      () => {
        if (!this.isRunning) throw new Error(`the database ended:\n${this.log.slice(-2000)}`);
        return this.#succeeds(command.map((word) => this.#moved(word)));
      },
      () => this.log.slice(-2000),
    );
  }

  /** Asks it to stop, as Kubernetes does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** A crash. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Rows of a query of the administrator's, columns parted by tabs. */
  sql(statement: string): readonly string[] {
    const options = `--defaults-file=${join(this.folder, 'run/root.cnf')}`;
    return this.call('mysql', [options, '--batch', '--skip-column-names', `--execute=${statement}`])
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');
  }

  /** Calls one of MySQL's clients. */
  call(program: 'mysql' | 'mysqldump' | 'mysqladmin', args: readonly string[]): string {
    return execFileSync(join(this.#programs, program), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  }

  /** Words by which one of the accounts comes in from outside, over TLS. */
  login(account: 'application' | 'backup'): readonly string[] {
    const user = renderedContainer('database').env?.find(
      ({ name }) => name === `FLEET_${account.toUpperCase()}`,
    )?.value;
    const file = join(this.folder, `${account}.login.cnf`);
    const lines = ['[client]', `user=${user}`, `password=${this.passwords[account]}`];
    const place = ['host=127.0.0.1', `port=${this.port}`, 'protocol=TCP', ''];
    writeFileSync(file, [...lines, ...place].join('\n'), { mode: 0o600 });
    return [`--defaults-file=${file}`];
  }

  // --- internal ---

  get #logFile(): string {
    return join(this.folder, 'database.log');
  }

  /** A text of the manifests with the paths and the port that it has here. */
  #moved(text: string): string {
    return text
      .replaceAll('/var/lib/mysql', join(this.folder, 'volume'))
      .replaceAll('/var/run/mysqld', join(this.folder, 'run'))
      .replaceAll('/secrets/tls', join(this.folder, 'tls'))
      .replace('tmpdir = /tmp', `tmpdir = ${join(this.folder, 'tmp')}`)
      .replace('port = 3306', `port = ${this.port}`)
      .replace('bind_address = 0.0.0.0', 'bind_address = 127.0.0.1');
  }

  #succeeds([program = '', ...args]: readonly string[]): boolean {
    try {
      execFileSync(join(this.#programs, program), args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    process.kill(-child.pid, signal);
    await gone;
    // What watches the certificate belongs to the same group and ends with it.
    sweep(child.pid);
  }
}

// --- internal ---

/** Process groups that run: they end with this process, however it ends. */
const groups = new Set<number>();
process.once('exit', () => {
  for (const group of groups) sweep(group);
});

function sweep(group: number): void {
  groups.delete(group);
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
