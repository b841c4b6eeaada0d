/** An answer of 400 or more, or none (then 500, without a response), as Octokit throws it. */
export interface HttpError extends Error {
  readonly status: number;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
  };
}

/** Told by its shape: each of Octokit's packages may bring a class of its own. */
export function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** Whether GitHub answered with one of these. */
export function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return isHttpError(error) && statuses.includes(error.status);
}
