import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../../../lib/base/index.ts';
import { until } from '../until.ts';

export interface ServerPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it serves by now. Errors count as no. */
  readonly ready: () => Promise<boolean>;
}

/** How long a server may take to be ready, and to stop when asked to, in seconds. */
const patience = { start: 60, stop: 10 };
/** Lines of the log that an error shows. */
const tailLines = 15;

/**
 * One program that serves on loopback. It leads a process group of its own, and its
 * standard input is a pipe that this process holds open: when this process ends, in
 * whatever way, the server ends too (go/lifeline).
 */
export class Server {
  readonly name: string;
  readonly log: string;
  readonly #plan: ServerPlan;
  readonly #folder: string;
  #child: ChildProcess | undefined;

  constructor(plan: ServerPlan, folder: string) {
    this.name = plan.name;
    this.log = join(folder, 'logs', `${plan.name}.log`);
    this.#plan = plan;
    this.#folder = folder;
  }

  /** Its process id, and that of its group; undefined while it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and waits until it serves. @throws {FleetError} `BED_SERVER`, with the end of its log. */
  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Starts it without waiting. */
  launch(): void {
    mkdirSync(join(this.#folder, 'logs'), { recursive: true });
    const log = openSync(this.log, 'a');
    const child = spawn(this.#plan.command, this.#plan.args, {
      cwd: this.#folder,
      detached: true,
      stdio: ['pipe', log, log],
      env: { ...environment(), ...this.#plan.env },
    });
    closeSync(log);
    // A pipe whose other end has gone is no news: the exit tells.
    child.stdin?.on('error', () => undefined);
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#child = child;
  }

  /** Waits until it serves. */
  async ready(): Promise<void> {
    await until(
      `${this.name} is ready`,
      patience.start,
      async () => {
        if (this.#child?.pid === undefined) throw this.#failed('ended instead of serving');
        return this.#plan.ready().catch(() => false);
      },
      () => this.tail(),
    );
  }

  /** Ends it as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop, and makes it when it does not. */
  async stop(): Promise<void> {
    const ended = await Promise.race([this.#end('SIGTERM'), after(patience.stop)]);
    if (!ended) await this.#end('SIGKILL');
  }

  /** The end of its log. */
  tail(): string {
    const lines = readFileSync(this.log, 'utf8').trimEnd().split('\n');
    return [`${this.log} ends with:`, ...lines.slice(-tailLines)].join('\n');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<true> {
    const child = this.#child;
    if (child?.pid === undefined) return true;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // The whole group: what it started must not outlive it.
    process.kill(-child.pid, signal);
    await gone;
    return true;
  }

  #failed(how: string): FleetError {
    return new FleetError({
      code: 'BED_SERVER',
      what: `${this.name} ${how}.\n${this.tail()}`,
      exit: exitStatus.impossible,
    });
  }
}

// --- internal ---

/** What a server inherits: no proxy and no configuration of whoever runs the tests. */
function environment(): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
}

function after(seconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000, false).unref());
}
