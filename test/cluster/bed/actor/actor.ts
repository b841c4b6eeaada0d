import { setMaxListeners } from 'node:events';
import { isConflict, isGoing, isNotFound, type Kubernetes, type Live } from '../client/index.ts';
import { Journal } from './journal.ts';
import { kubelet, type Rule } from './kubelet/kubelet.ts';
import { keepNodes } from './kubelet/node.ts';
import { eraser, provisioner } from './kubelet/volumes.ts';
import { listeners, routes } from './network/gateway.ts';
import { type Part, play } from './part.ts';
import { ready, readyKinds } from './ready.ts';
import { certificates } from './secrets/certificate.ts';
import { externalSecrets } from './secrets/external-secret.ts';
import { pushSecrets } from './secrets/push-secret.ts';
import type { Evaluate } from './secrets/template.ts';
import { Vault } from './secrets/vault.ts';

/** Two nodes, so that pods which must share one can be seen to. */
const nodes = ['bed-1', 'bed-2'];

/**
 * Plays what the bed has no program for: kubelets, storage, External Secrets,
 * cert-manager and the gateway's controller. It speaks through status subresources
 * alone; what follows from them, real controllers decide.
 */
export class Actor {
  readonly vault: Vault;
  readonly journal = new Journal();
  /** What went wrong in a way that no retry mends. A test that finds any has found a defect. */
  readonly failures: unknown[] = [];
  readonly #kubernetes: Kubernetes;
  readonly #evaluate: Evaluate;
  readonly #curtain = new AbortController();
  readonly #rules: Rule[] = [];
  #playing: Promise<unknown> = Promise.resolve();

  constructor(kubernetes: Kubernetes, evaluate: Evaluate, vault = new Vault()) {
    this.#kubernetes = kubernetes;
    this.#evaluate = evaluate;
    this.vault = vault;
  }

  /** Goes on stage. */
  play(): void {
    const kubernetes = this.#kubernetes;
    const { signal } = this.#curtain;
    // Every watch listens to it.
    setMaxListeners(0, signal);
    this.#playing = Promise.all([
      keepNodes(kubernetes, nodes, signal),
      this.#part(kubelet(kubernetes, nodes, () => this.#rules, this.journal)),
      this.#part(provisioner(kubernetes)),
      this.#part(eraser(kubernetes)),
      this.#part(pushSecrets(kubernetes, this.vault, this.journal)),
      ...this.#both(externalSecrets(kubernetes, this.vault, this.#evaluate, this.journal)),
      ...this.#both(certificates(kubernetes, this.journal)),
      this.#part(routes(kubernetes, this.journal)),
      this.#part(listeners(kubernetes, 'Gateway')),
      this.#part(listeners(kubernetes, 'ListenerSet')),
      ...readyKinds.map((kind) => this.#part(ready(kubernetes, kind))),
    ]);
  }

  /** Has pods do something else than well, until the returned function is called. */
  direct(rule: Rule): () => void {
    this.#rules.unshift(rule);
    return () => void this.#rules.splice(this.#rules.indexOf(rule), 1);
  }

  /** Leaves the stage; returns when nothing of it moves any more. */
  async leave(): Promise<void> {
    this.#curtain.abort();
    await this.#playing;
  }

  #both<A extends Live, B extends Live>([a, b]: readonly [Part<A>, Part<B>]) {
    return [this.#part(a), this.#part(b)];
  }

  #part<T extends Live>(part: Part<T>): Promise<void> {
    const failed = (error: unknown) => {
      // Somebody was quicker, or the object has gone meanwhile, or the server is away.
      const isGone = isNotFound(error) || isGoing(error);
      const usual = isConflict(error) || isGone || isConnectionLost(error);
      if (!usual) this.failures.push(error);
    };
    return play(this.#kubernetes, part, failed, this.#curtain.signal);
  }
}

// --- internal ---

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
}
