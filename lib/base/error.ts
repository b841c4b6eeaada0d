/**
 * The one error class of this project.
 *
 * A message answers three questions in order: what is wrong, where (file, line
 * or field), what to do next. The code is stable: tests, scripts and how-tos may
 * name it, so it is never reused for another meaning.
 */

/** How a command ends when this error reaches it: the exit status of the contract. */
export type ExitStatus = 1 | 2 | 3;

/** 1: what was checked is not good. 2: wrong usage. 3: it could not be done. */
export const exitStatus = { refused: 1, usage: 2, impossible: 3 } as const satisfies Record<
  string,
  ExitStatus
>;

export interface FleetErrorParts {
  /** Stable, upper case, e.g. `INSTANCE_SYNTAX`. */
  readonly code: string;
  /** What is wrong, one sentence. */
  readonly what: string;
  /** File and line, or the field: `instances/umr-x.ts:12`, `pilots[0].ref`. */
  readonly where?: string;
  /** What to do next, one sentence in the imperative. */
  readonly fix?: string;
  /** Defaults to 1, "what was checked is not good". */
  readonly exit?: ExitStatus;
  readonly cause?: unknown;
}

export class FleetError extends Error {
  readonly code: string;
  readonly what: string;
  readonly where: string | undefined;
  readonly fix: string | undefined;
  readonly exit: ExitStatus;

  constructor(parts: FleetErrorParts) {
    super(sentence(parts), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'FleetError';
    this.code = parts.code;
    this.what = parts.what;
    this.where = parts.where;
    this.fix = parts.fix;
    this.exit = parts.exit ?? exitStatus.refused;
  }
}

// --- internal ---

function sentence({ what, where, fix }: FleetErrorParts): string {
  const place = where === undefined ? '' : `${where}: `;
  return fix === undefined ? `${place}${what}` : `${place}${what} ${fix}`;
}
