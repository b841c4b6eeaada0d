import type { Live } from '../client/index.ts';

/** Something that the actor did or saw, in its order. */
export interface Entry {
  readonly at: Date;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly event: string;
}

/** What happened on the stage: tests read the order of things from it. */
export class Journal {
  readonly entries: Entry[] = [];

  /** @param at when it began, so that nothing that follows from it can seem to come before it */
  note({ kind, metadata }: Live, event: string, at = new Date()): void {
    const { namespace = '', name } = metadata;
    this.entries.push({ at, kind, namespace, name, event });
  }

  /** Entries of one namespace as lines, for comparing and for people. */
  of(namespace: string): readonly string[] {
    return this.entries
      .filter((entry) => entry.namespace === namespace)
      .map(({ kind, name, event }) => `${kind} ${name}: ${event}`);
  }
}
