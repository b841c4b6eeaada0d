import type { Instance, JsonValue } from '../../../lib/instance/index.ts';
import type { Capacities, Prices, Releases, RingId, Rings } from '../../../lib/platform/index.ts';
import type { ChangeKind } from '../report.ts';
import type { FileRole } from './role.ts';

/** The same thing before and after; undefined where it is not there, or cannot be read. */
export interface Sides<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** A file outside `dist/` that differs. Of one that no rule reads, the text is the name of its git object. */
export interface SourceFile extends Sides<string> {
  readonly path: string;
  readonly role: FileRole;
  readonly change: ChangeKind;
}

/** One field of an instance file, of a ring or of the releases that differs. */
export interface FieldSource extends Sides<JsonValue> {
  /** `size`, `storage.filesGi`, `pilots[0].mandate.until`. */
  readonly field: string;
  /** Its first step: `size`, `storage`, `pilots`. */
  readonly key: string;
}

/** An instance whose file differs. */
export interface InstanceSource extends Sides<Instance> {
  readonly slug: string;
  readonly file: string;
  /** Empty unless it stands on both sides. */
  readonly fields: readonly FieldSource[];
}

/** A ring that runs something else. */
export interface RingSource extends Sides<Rings[RingId]> {
  readonly ring: RingId;
  readonly fields: readonly FieldSource[];
}

/** What rings.json said, and the day on which it began to. */
export interface RingsAt {
  /** `YYYY-MM-DD`, UTC, of the commit. */
  readonly on: string;
  readonly rings: Rings;
}

/** A file that is no data of its schema. Its text is never quoted. */
export interface SourceProblem {
  readonly file: string;
  readonly side: 'base' | 'head';
  readonly what: string;
}

/** What the change says outside `dist/`, read as data. */
export interface Source {
  /** By path. */
  readonly files: readonly SourceFile[];
  /** By slug. */
  readonly instances: readonly InstanceSource[];
  readonly rings: Sides<Rings>;
  readonly ringChanges: readonly RingSource[];
  readonly releases: Sides<Releases>;
  readonly releaseChanges: readonly FieldSource[];
  readonly capacity: Sides<Capacities>;
  readonly prices: Sides<Prices>;
  readonly problems: readonly SourceProblem[];
  /** Newest first; empty when nobody knows. */
  readonly ringHistory: readonly RingsAt[];
  /**
   * Every readable instance of a side, by slug. The whole fleet is read at the first
   * call (0.3 s for 1,000): ask only when the answer is needed.
   */
  fleet(side: 'base' | 'head'): ReadonlyMap<string, Instance>;
  /** Texts of the instance files of a side, by slug: nothing is parsed. */
  texts(side: 'base' | 'head'): ReadonlyMap<string, string>;
  /** Instances that stand on both sides and of which there is no text. */
  readonly neighbours: readonly Instance[];
  /** One instance of a side: reads no other file. */
  instance(side: 'base' | 'head', slug: string): Instance | undefined;
}
