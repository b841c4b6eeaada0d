import type { FieldReason } from '../definition/kind.ts';
import type { Reason } from '../reason/reason.ts';

/** Reasons as they are collected, by field id; those of the whole request under the empty id. */
export class Board {
  readonly #reasons: Map<string, readonly Reason[]>;

  constructor(reasons: ReadonlyMap<string, readonly Reason[]>) {
    this.#reasons = new Map(reasons);
  }

  /** Adds a reason, unless the same is there. */
  add(id: string, reason: Reason): void {
    const before = this.of(id);
    const isNew = before.every(({ code, fr }) => code !== reason.code || fr !== reason.fr);
    if (isNew) this.#reasons.set(id, [...before, reason]);
  }

  addAll(reasons: readonly FieldReason[]): void {
    for (const { id, reason } of reasons) this.add(id, reason);
  }

  of(id: string): readonly Reason[] {
    return this.#reasons.get(id) ?? [];
  }

  /** Ids with a reason against them. */
  failing(): ReadonlySet<string> {
    return new Set(this.#reasons.keys());
  }
}
