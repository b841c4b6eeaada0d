import type { Bilingual } from '../../lib/base/index.ts';
import type { Cost } from './report-cost.ts';
import type { SourceReport } from './report-source.ts';

/**
 * The review report: what the difference between two trees of `dist/` does to
 * the fleet. This is the documented, versioned JSON; the Markdown and HTML pages
 * are made from it alone. Every text in it is bounded, escaped where it cannot
 * be seen, and free of secret-like values.
 */
export interface Report {
  readonly version: typeof reportVersion;
  readonly verdict: Verdict;
  readonly instances: InstanceChanges;
  /** Worst first. */
  readonly risks: readonly Risk[];
  /** What the change says outside `dist/`; null when two folders were compared without it. */
  readonly source: SourceReport | null;
  /** The same changes in several instances, the most telling first. */
  readonly folds: readonly Fold[];
  /** Rendered changes that nothing outside `dist/` explains; empty as well when `source` is null. */
  readonly unexplained: readonly Unexplained[];
  readonly changes: readonly Change[];
  /** Checkers' rules that objects of this change are excused from. */
  readonly exceptions: readonly ExceptionInForce[];
  readonly cost: Cost;
}

/** Raised when a field changes its meaning or goes; a new field does not raise it. */
export const reportVersion = 2;

/**
 * `unchanged`: no file of `dist/` differs, and no rule asks for a look. `safe`: files do,
 * and no rule does. `attention`: a warning does. `blocked`: a risk must be settled or
 * accepted first.
 */
export type Verdict = 'unchanged' | 'safe' | 'attention' | 'blocked';

/** Slugs, sorted. */
export interface InstanceChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export const riskLevels = ['block', 'warn', 'info'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export interface Risk {
  readonly level: RiskLevel;
  /** Id of the rule that found it, e.g. `claim-removed`. */
  readonly rule: string;
  /** `<cluster>/<Kind>/<namespace>/<name>`, or `<cluster>/<slug>`, or a file of `dist/`. */
  readonly object: string;
  readonly instances: readonly string[];
  readonly message: string;
  /** Why that is a risk: of the rule, the same wherever it fires. */
  readonly reason: string;
  readonly fix: string;
  /** On a blocking risk that a maintainer took upon them: its level is then `warn`. */
  readonly accepted?: Accepted;
}

export interface Accepted {
  readonly who: string;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

export type ChangeKind = 'added' | 'removed' | 'changed';

/** One object that is no longer what it was. */
export interface Change {
  readonly change: ChangeKind;
  readonly object: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly cluster: string;
  /** Null when it belongs to the cluster itself. */
  readonly instance: string | null;
  /** Relative to `dist/`. */
  readonly file: string;
  /** Files outside `dist/` that may have brought it: `instances/umr-x.ts`, `lib/platform/rings.json early`. */
  readonly causes: readonly string[];
  /** Index of the fold that tells it, for an object that came or went in several instances. */
  readonly fold: number | null;
  /** Empty unless `changed`. */
  readonly fields: readonly FieldChange[];
  /** Unified diff of the object as YAML, without file header. */
  readonly patch: string;
}

export interface FieldChange {
  /** `spec.template.spec.containers[web].image` */
  readonly path: string;
  readonly change: ChangeKind;
  /** Null when there was none. */
  readonly before: string | null;
  readonly after: string | null;
  /** Index of the fold that tells it; null when this instance alone has it. */
  readonly fold: number | null;
}

/**
 * The same changes in the same instances, two or more, as one row. Every change belongs
 * to one fold or to none.
 */
export interface Fold {
  /** Its most telling field, in words: `image elabftw/elabimg 6.0.4 → 6.0.5`. */
  readonly title: Bilingual;
  /** Of the instances; empty when no source says. */
  readonly rings: readonly string[];
  readonly clusters: readonly string[];
  /** Slugs, sorted. */
  readonly instances: readonly string[];
  /** Instances of a ring of which more than half have it, that do not. */
  readonly exceptions: readonly string[];
  readonly fields: readonly FoldField[];
}

/** One change that all instances of a fold have. An instance's own slug stands as `‹slug›`, a hash as `‹hash›`. */
export interface FoldField {
  readonly kind: string;
  readonly name: string;
  readonly change: ChangeKind;
  /** Empty for a whole object. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A rendered change without a cause: edited by hand, or rendered by another program. */
export interface Unexplained {
  readonly object: string;
  readonly cluster: string;
  readonly instance: string | null;
  readonly file: string;
  /** `no-source-change`: nothing that could reach it differs. `not-what-renders`: something does, but gives another value. */
  readonly why: 'no-source-change' | 'not-what-renders';
  /** Paths; empty when it is the whole object. */
  readonly fields: readonly string[];
}

/** A checker's finding that a person has accepted, on objects of this change. */
export interface ExceptionInForce {
  readonly checker: string;
  readonly rule: string;
  readonly reason: string;
  readonly acceptedBy: string;
  readonly lookAgainOn: string;
  /** Objects of the change that it speaks for. */
  readonly objects: number;
}
