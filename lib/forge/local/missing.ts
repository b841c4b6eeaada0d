import { exitStatus, FleetError } from '../../base/index.ts';

/** @throws {FleetError} that says how to open what is not there. */
export function missing(code: string, what: string, number: number): never {
  throw new FleetError({
    code,
    what: `There is no ${what} ${number} on the local forge.`,
    fix: 'Open it first: fleet request open --body FILE --number N --author LOGIN --forge local.',
    exit: exitStatus.impossible,
  });
}
