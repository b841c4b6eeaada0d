/** What a Kubernetes API server refused. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Kubernetes' own word for it: `NotFound`, `Conflict`, `Invalid`, `Forbidden`… */
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.reason = reason;
  }
}

/** Whether it is the server's answer that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** Whether somebody else was quicker: read again and try again. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409;
}

/** Whether a namespace that is going takes nothing new any more. */
export function isGoing(error: unknown): boolean {
  return error instanceof ApiError && error.message.includes('because it is being terminated');
}
