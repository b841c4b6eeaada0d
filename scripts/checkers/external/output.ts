import type { z } from 'zod';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { type Said, tail } from '../install/process.ts';

/**
 * What a checker printed, as the shape that it is known for. A checker that
 * crashes, is silent or speaks another language has not checked anything.
 *
 * @throws {FleetError} `CHECK_OUTPUT`
 */
export function read<T>(checker: string, shape: z.ZodType<T>, said: Said): T {
  const parsed = shape.safeParse(json(said.stdout));
  if (parsed.success) return parsed.data;
  throw new FleetError({
    code: 'CHECK_OUTPUT',
    what: `${checker} ended with status ${said.status} and did not print what it should.\n${tail(said)}\n`,
    fix: 'Run it by hand; when it was renewed, its reader in scripts/checkers/external must follow.',
    exit: exitStatus.impossible,
  });
}

// --- internal ---

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
