import type { Bilingual } from '../../lib/base/index.ts';
import type { ChangeKind } from './report.ts';
import type { FileRole } from './source/role.ts';

/** What the change says outside `dist/`, next to what it does there. */
export interface SourceReport {
  /** Files that differ, by path. */
  readonly files: readonly { path: string; role: FileRole; change: ChangeKind }[];
  /** By slug. */
  readonly instances: readonly InstanceSourceReport[];
  readonly rings: readonly RingSourceReport[];
  readonly releases: readonly SourceField[];
  /**
   * Whether the rendered files were held against what this program renders of the head's
   * sources. `same`: they were. `templates`: the change brings other templates, so they
   * could not be; `fleet render --check` on the head does it. `unknown`: this program does
   * not render the base as it stands.
   */
  readonly rendered: 'same' | 'templates' | 'unknown';
  /** Files that cannot be read as what they should be. */
  readonly problems: readonly { file: string; side: 'base' | 'head'; what: string }[];
}

export interface InstanceSourceReport {
  readonly instance: string;
  readonly file: string;
  readonly change: ChangeKind;
  readonly cluster: string | null;
  readonly ring: string | null;
  readonly fields: readonly SourceField[];
}

export interface RingSourceReport {
  readonly ring: string;
  /** How many instances of the head are in it. */
  readonly instances: number;
  readonly fields: readonly SourceField[];
}

/** A field in the words of people who ask for a notebook, and what it causes. */
export interface SourceField {
  /** `storage.filesGi` */
  readonly field: string;
  readonly label: Bilingual;
  readonly change: ChangeKind;
  readonly before: string | null;
  readonly after: string | null;
  /** The most telling ones, at most 12. Empty where it was not computed or nothing is rendered from it. */
  readonly effects: readonly Effect[];
  /** Rendered fields that change because of it, in all; null where it was not computed. */
  readonly caused: number | null;
}

/** `memory limit of web`: `1.5 Gi` → `3 Gi`. */
export interface Effect {
  readonly label: Bilingual;
  readonly before: string | null;
  readonly after: string | null;
}
