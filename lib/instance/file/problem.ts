import { FleetError } from '../../base/index.ts';

/** What is wrong in one place of an instance file. */
export interface InstanceProblem {
  /** Stable, e.g. `INSTANCE_CALL`. */
  readonly code: string;
  /** Counted from 1. */
  readonly line: number;
  /** Path inside the instance, where it is known. */
  readonly field?: string;
  readonly what: string;
  readonly fix: string;
}

/** A value, or everything that stands against it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly InstanceProblem[] };

export function good<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function bad(problems: readonly InstanceProblem[]): Reading<never> {
  return { ok: false, problems };
}

/**
 * One error that tells all problems. Its code is theirs when they share one,
 * otherwise `INSTANCE_PROBLEMS`.
 */
export function problemError(path: string, problems: readonly InstanceProblem[]): FleetError {
  const [first, ...others] = problems;
  if (first !== undefined && others.length === 0) {
    const { code, what, fix, line } = first;
    return new FleetError({ code, what: told(first, what), where: `${path}:${line}`, fix });
  }
  const codes = new Set(problems.map((problem) => problem.code));
  const [code] = codes;
  const lines = problems.slice(0, listed).map((problem) => {
    return `  ${path}:${problem.line}: ${told(problem, problem.what)} ${problem.fix}`;
  });
  if (problems.length > listed) lines.push(`  and ${problems.length - listed} more`);
  return new FleetError({
    code: codes.size === 1 && code !== undefined ? code : 'INSTANCE_PROBLEMS',
    what: `${problems.length} problems:\n${lines.join('\n')}`,
    where: path,
  });
}

// --- internal ---

/** Problems told at most in one message; a list has them all. */
const listed = 200;

function told(problem: InstanceProblem, what: string): string {
  return problem.field === undefined ? what : `${problem.field.slice(0, 120)}: ${what}`;
}
