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
  readonly changes: readonly Change[];
  /** Checkers' rules that objects of this change are excused from. */
  readonly exceptions: readonly ExceptionInForce[];
  readonly cost: Cost;
}

/** Raised when a field changes its meaning or goes; a new field does not raise it. */
export const reportVersion = 1;

/**
 * `unchanged`: no file differs. `safe`: no rule asks for a look. `attention`: a
 * warning does. `blocked`: a risk must be settled or accepted first.
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

/** What the change adds to (or, below zero, takes from) the requests of long-running pods and claims. */
export interface Cost {
  readonly cpuMillicores: number;
  readonly memoryMi: number;
  readonly storageGi: number;
}
