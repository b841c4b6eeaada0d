import { isNotFound, type Kubernetes, type Live } from '../client/index.ts';
import { until } from '../until.ts';
import { argocdNamespace } from './accounts.ts';

export const applicationKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

const refreshAnnotation = 'argocd.argoproj.io/refresh';

/** Between two requests for a comparison, in ms. */
const askAgain = 5000;

/** An Application, as far as tests look at it. */
export interface Application extends Live {
  /** What it was asked to do and has not yet ended. */
  readonly operation?: object;
  readonly spec: { readonly syncPolicy: { readonly syncOptions?: readonly string[] } };
  readonly status?: {
    readonly sync?: {
      readonly status: 'Synced' | 'OutOfSync' | 'Unknown';
      readonly revision?: string;
    };
    readonly health?: { readonly status: string };
    readonly resources?: readonly ResourceStatus[];
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly operationState?: {
      readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
      readonly message?: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
      readonly syncResult?: {
        readonly revision: string;
        readonly resources?: readonly ResourceResult[];
      };
    };
  };
}

interface ResourceStatus {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly requiresPruning?: boolean;
}

interface ResourceResult extends ResourceStatus {
  readonly message?: string;
  readonly hookPhase?: string;
  readonly syncPhase?: string;
}

/** Argo CD's Applications, for whoever waits for them. */
export class Applications {
  readonly #kubernetes: Kubernetes;

  constructor(kubernetes: Kubernetes) {
    this.#kubernetes = kubernetes;
  }

  get(name: string): Promise<Application> {
    return this.#kubernetes.get(this.#reference(name));
  }

  find(name: string): Promise<Application | undefined> {
    return this.#kubernetes.find(this.#reference(name));
  }

  list(): Promise<readonly Application[]> {
    return this.#kubernetes.list(applicationKind, argocdNamespace);
  }

  /** Has Argo CD compare now, as a forge's webhook does; whoever is gone is not asked. */
  async refresh(...names: readonly string[]): Promise<void> {
    const annotations = { [refreshAnnotation]: 'normal' };
    const ask = (name: string) =>
      this.#kubernetes.patch(this.#reference(name), { metadata: { annotations } });
    await Promise.all(names.map((name) => ask(name).catch(unlessGone)));
  }

  /** Ends what Applications are doing or wait to try again, as `argocd app terminate-op` does. */
  async giveUp(...names: readonly string[]): Promise<void> {
    const stop = { status: { operationState: { phase: 'Terminating' } } };
    const isIdle = ({ operation }: Application) => operation === undefined;
    // Once is not enough: Argo CD may be writing the state of the same operation.
    const ask = nowAndThen(1000, async (present) => {
      const running = present.filter(({ status }) => status?.operationState?.phase === 'Running');
      await Promise.all(
        running.map(({ metadata }) => this.#kubernetes.patch(this.#reference(metadata.name), stop)),
      );
    });
    await this.#until(names, 60, isIdle, 'doing nothing', ask);
  }

  /** Asks for a sync as a person does with Argo CD's page or command. */
  async sync(name: string, options: { readonly prune: boolean }): Promise<void> {
    const { spec } = await this.get(name);
    const { syncOptions = [] } = spec.syncPolicy;
    const initiatedBy = { username: 'a person' };
    const operation = { initiatedBy, sync: { ...options, syncOptions } };
    await this.#kubernetes.patch(this.#reference(name), { operation });
  }

  /**
   * Waits until all of these are Synced at the revision, with nothing under way, and
   * Healthy. Asks again for a comparison now and then: Argo CD forgets one that is asked
   * for while it compares.
   */
  async settled(names: readonly string[], revision: string, seconds: number): Promise<void> {
    const done = (each: Application) => isSettled(each, revision);
    await this.#until(names, seconds, done, 'settled', this.#asking(revision));
  }

  /** Waits until Argo CD has looked at the revision for all of these, and done what followed. */
  async seen(names: readonly string[], revision: string, seconds: number): Promise<void> {
    const has = ({ metadata, status }: Application) =>
      metadata.annotations?.[refreshAnnotation] === undefined &&
      !isBusy(status) &&
      (status?.sync?.revision === revision || status?.conditions?.some(isComparisonError) === true);
    await this.#until(names, seconds, has, 'seen', this.#asking(revision));
  }

  /** Waits until all of these are as asked. */
  async until(
    names: readonly string[],
    seconds: number,
    holds: (application: Application) => boolean,
    what: string,
  ): Promise<void> {
    await this.#until(names, seconds, holds, what, async () => undefined);
  }

  /** Asks again, now and then, those that have not got to the revision. */
  #asking(revision: string): Meanwhile {
    const behind = ({ status }: Application) => status?.sync?.revision !== revision;
    return nowAndThen(askAgain, (present) =>
      this.refresh(...present.filter(behind).map(({ metadata }) => metadata.name)),
    );
  }

  async #until(
    names: readonly string[],
    seconds: number,
    holds: (application: Application) => boolean,
    what: string,
    meanwhile: Meanwhile,
  ): Promise<void> {
    let present: readonly Application[] = [];
    await until(
      `${names.join(', ')}: ${what}`,
      seconds,
      async () => {
        present = (await this.list()).filter(({ metadata }) => names.includes(metadata.name));
        if (present.length === names.length && present.every(holds)) return true;
        await meanwhile(present);
        return false;
      },
      () =>
        present
          .filter((each) => !holds(each))
          .map(describe)
          .join('\n'),
    );
  }

  #reference(name: string) {
    return { ...applicationKind, namespace: argocdNamespace, name };
  }
}

/** What is done between two looks at some Applications. */
type Meanwhile = (present: readonly Application[]) => Promise<void>;

/** Does it at once and then at most every so many milliseconds. */
function nowAndThen(milliseconds: number, act: Meanwhile): Meanwhile {
  let last = 0;
  return async (present) => {
    if (Date.now() - last < milliseconds) return;
    last = Date.now();
    await act(present);
  };
}

/** Whether Argo CD has nothing left to do, and all is well. */
export function isSettled({ status }: Application, revision: string): boolean {
  return (
    status?.sync?.status === 'Synced' &&
    status.sync.revision === revision &&
    status.health?.status === 'Healthy' &&
    status.operationState?.phase !== 'Running'
  );
}

function isComparisonError({ type }: { readonly type: string }): boolean {
  return type === 'ComparisonError';
}

function unlessGone(error: unknown): void {
  if (!isNotFound(error)) throw error;
}

/** Whether a sync is under way; one that failed and waits for its next try is not. */
function isBusy(status: Application['status']): boolean {
  const { phase, message = '' } = status?.operationState ?? {};
  return phase === 'Running' && !message.includes('Retrying');
}

/** What an Application says of itself, in a few lines. */
export function describe({ metadata, status = {} }: Application): string {
  const { sync, health, operationState: operation, conditions = [], resources = [] } = status;
  const head = `${metadata.name}: ${sync?.status} at ${sync?.revision?.slice(0, 8)}, ${health?.status}, ${operation?.phase}`;
  const failed = operation?.syncResult?.resources?.filter((each) => each.status === 'SyncFailed');
  const asked = resources.filter((resource) => resource.status !== 'Synced');
  return [
    head,
    ...(operation?.message === undefined ? [] : [`  ${operation.message}`]),
    ...(failed ?? []).map(({ kind, name, message }) => `  ${kind} ${name} failed: ${message}`),
    ...conditions.map(({ type, message }) => `  ${type}: ${message}`),
    ...asked.map(({ kind, name, status }) => `  ${kind} ${name} is ${status}`),
  ].join('\n');
}
