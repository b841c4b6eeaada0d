import { ApiError } from '../bed/client/index.ts';

/** The API server's refusal of an attempt, which must not succeed. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ApiError> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (outcome instanceof ApiError) return outcome;
  throw new Error(`it was not refused: ${String(outcome)}`);
}
