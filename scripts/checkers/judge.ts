import { type Exception, matches } from '../../lib/kubernetes/exceptions.ts';
import type { Complaint, Outcome } from './model.ts';

/** What a checker came to: an outcome, or the reason why there is none. */
export type Run =
  | { readonly checker: string; readonly outcome: Outcome }
  | { readonly checker: string; readonly broken: string };

/** One line of the closing table. */
export interface Verdict {
  readonly checker: string;
  readonly looked: number;
  readonly of: Outcome['of'] | 'exceptions';
  readonly findings: readonly Complaint[];
  readonly excused: readonly Complaint[];
  /** Why it counts as not having looked; then its findings say nothing. */
  readonly broken?: string;
}

/** At most this many are bearable: issue 5 asks for fewer than ten. */
export const exceptionLimit = 9;

/**
 * Holds what the checkers say against the written exceptions.
 *
 * An exception speaks for one rule of one checker and for objects by name. One
 * that excuses nothing is itself a finding: it would hide the next defect. So is
 * one past its date when `overdue` is asked for, and one that touches privilege,
 * network or secrets.
 */
export function judge(
  runs: readonly Run[],
  exceptions: readonly Exception[],
  { today, overdue }: { readonly today: string; readonly overdue: boolean },
): readonly Verdict[] {
  const used = new Set<Exception>();
  const verdicts = runs.map((run) => verdictOf(run, exceptions, used));
  const judged = exceptions.filter(({ checker }) => looked(verdicts, checker));
  const complaints = [
    ...judged.filter((exception) => !used.has(exception)).map(matchesNothing),
    ...exceptions.filter(touchesWhatNoneMay).map(neverExcused),
    ...(overdue ? exceptions.filter(({ lookAgainOn }) => lookAgainOn <= today) : []).map(lookAgain),
    ...(exceptions.length > exceptionLimit ? [tooMany(exceptions.length)] : []),
  ];
  return [
    ...verdicts,
    {
      checker: 'exceptions',
      looked: exceptions.length,
      of: 'exceptions',
      findings: complaints,
      excused: [],
    },
  ];
}

// --- internal ---

const file = 'lib/kubernetes/exceptions.ts';

function verdictOf(run: Run, exceptions: readonly Exception[], used: Set<Exception>): Verdict {
  const { checker } = run;
  if ('broken' in run) {
    return { checker, looked: 0, of: 'objects', findings: [], excused: [], broken: run.broken };
  }
  const { looked, expected, of, complaints } = run.outcome;
  const own = exceptions.filter((exception) => exception.checker === checker);
  const findings: Complaint[] = [];
  const excused: Complaint[] = [];
  for (const complaint of complaints) {
    const fitting = own.filter(
      ({ rule, objects }) => rule === complaint.rule && matches(objects, complaint.object),
    );
    for (const exception of fitting) used.add(exception);
    (fitting.length > 0 ? excused : findings).push(complaint);
  }
  const verdict: Verdict = { checker, looked, of, findings, excused };
  if (looked === 0) return { ...verdict, broken: `It looked at no ${of} at all.` };
  if (looked < expected) {
    return { ...verdict, broken: `It looked at ${looked} of ${expected} ${of}.` };
  }
  return verdict;
}

function looked(verdicts: readonly Verdict[], checker: string): boolean {
  return verdicts.some((verdict) => verdict.checker === checker && verdict.broken === undefined);
}

/**
 * Rules about privilege, network and secrets, by the rows of facts/hardening.md
 * D.2 (1 to 11, 17, 18, 25 to 28): no reason excuses them. Of trivy's rules on rights
 * KSV-0048, 0049 and 0056 are left out: they refuse the right to write workloads,
 * settings and services to everybody, whoever deploys included.
 */
const untouchable: Readonly<Record<string, RegExp>> = {
  'kube-score': /security-context|seccomp|networkpolicy/,
  kubesec:
    /Privileged|AllowPrivilege|RunAs|Cap|ReadOnlyRoot|Seccomp|Apparmor|host|ServiceAccount|Docker/i,
  checkov:
    /^CKV_K8S_(?:16|17|18|19|20|22|23|25|26|27|28|29|30|31|35|37|38|39|40|41|42|49|15[5-8])$|^CKV2_K8S_[1-6]$/,
  trivy:
    /KSV-?(?:000[1-9]|0010|0012|0014|0017|002[0-4]|0030|0036|0038|004[1-7]|005[0-5]|010[4-69]|01010|011[1-689]|012[0-3])$/,
  gitleaks: /./,
  zizmor: /permissions|credentials|secrets|injection|triggers|artipacked/,
  rules: /privilege|network|secret|isolated|token|rights/,
};

function touchesWhatNoneMay({ checker, rule }: Exception): boolean {
  return untouchable[checker]?.test(rule) === true;
}

function about(exception: Exception, rule: string, message: string): Complaint {
  return { rule, object: `${exception.checker}/${exception.rule}`, file, message };
}

function matchesNothing(exception: Exception): Complaint {
  const message = `No finding on ${exception.objects} is left to excuse: remove it.`;
  return about(exception, 'matches-nothing', message);
}

function neverExcused(exception: Exception): Complaint {
  const message = 'Privilege, network and secrets are never excused: mend the manifests.';
  return about(exception, 'never-excused', message);
}

function lookAgain(exception: Exception): Complaint {
  const message = `Its date is past: let ${exception.acceptedBy} look again, then renew or mend.`;
  return about(exception, 'look-again', message);
}

function tooMany(count: number): Complaint {
  const message = `${count} exceptions; at most ${exceptionLimit} are bearable: mend some manifests.`;
  return { rule: 'too-many', object: file, file, message };
}
