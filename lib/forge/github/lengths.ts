import { exitStatus, FleetError } from '../../base/index.ts';

/** Characters that GitHub takes, as it refuses one more. */
export const most = { body: 65_536, title: 256, description: 140 } as const;

/**
 * Counts as the stricter of the two ways in which characters may be counted.
 *
 * @throws {FleetError} `FORGE_TEXT_TOO_LONG`, before GitHub would refuse it.
 */
export function assertFits(kind: keyof typeof most, text: string, where: string): string {
  if (text.length <= most[kind]) return text;
  throw new FleetError({
    code: 'FORGE_TEXT_TOO_LONG',
    what: `The ${kind} has ${text.length} characters; GitHub takes ${most[kind]}.`,
    where,
    fix: 'Shorten it where it is made.',
    exit: exitStatus.impossible,
  });
}
