import { setTimeout as sleep } from 'node:timers/promises';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';

/** Pause between two looks, in ms, and how many times as long as a look it is at least. */
const pause = { shortest: 100, looks: 10 };

/**
 * Looks again and again until what it sees is neither undefined nor false.
 *
 * @param seconds when to give up
 * @param told what to add to the error: what was seen last, the tail of a log
 * @throws {FleetError} `BED_DEADLINE`.
 */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  told: () => string = () => '',
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const begun = Date.now();
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) {
      throw new FleetError({
        code: 'BED_DEADLINE',
        what: `Not within ${seconds} s: ${what}.\n${told()}`.trimEnd(),
        exit: exitStatus.impossible,
      });
    }
    // Looking at hundreds of objects must not take the time from whoever works on them.
    await sleep(Math.max(pause.shortest, pause.looks * (Date.now() - begun)));
  }
}
