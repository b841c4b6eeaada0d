import { describe, expect, it } from 'vitest';
import { renderInstance } from '../../generators/manifests/index.ts';
import { writeInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { opened } from '../roads/support.ts';
import { answer, bodyFor, peopled } from './steps.ts';
import type { MakeWorld } from './world.ts';

const notebooks = 300;

/** Milliseconds from the first question to the last effect. */
const longest = 5000;

/** Calls of the API for a new request: bounded, for the forge counts them per hour. */
const mostCalls = 30;

/** Of one that was answered before and did not change. */
const mostCallsAgain = 20;

export function speedScenarios(make: MakeWorld): void {
  describe(`with ${notebooks} notebooks`, () => {
    it('a request becomes a pull request within five seconds, in few calls', async () => {
      const world = await peopled(make, fleetOf(notebooks));
      const number = await world.openIssue('camille', bodyFor(world, 'unit-managed.json'));
      // The platform, the programs and the rules are loaded once a process, before anything is asked.
      const first = await timed(
        () => world.calls(),
        () => answer(world, number),
      );
      const again = await timed(
        () => world.calls(),
        () => answer(world, number),
      );

      opened(first.result);
      expect(opened(again.result).branchOutcome).toBe('unchanged');
      process.stdout.write(
        `${world.name}, ${notebooks} notebooks: opened in ${first.ms} ms and ${first.calls} calls; again in ${again.ms} ms and ${again.calls} calls\n`,
      );
      expect(first.ms).toBeLessThan(longest);
      expect(first.calls).toBeLessThanOrEqual(mostCalls);
      expect(again.calls).toBeLessThanOrEqual(mostCallsAgain);
    }, 180_000);
  });
}

// --- internal ---

function fleetOf(count: number): Readonly<Record<string, string>> {
  const programs = readPrograms();
  const files = generateFleet(count, platform).flatMap((instance) => [
    [`instances/${instance.slug}.ts`, writeInstance(instance)] as const,
    ...renderInstance(instance, platform, programs).map(
      ({ path, text }) => [`dist/${path}`, text] as const,
    ),
  ]);
  return Object.fromEntries(files);
}

async function timed<T>(calls: () => number, act: () => Promise<T>) {
  const [start, before] = [performance.now(), calls()];
  const result = await act();
  return { result, ms: Math.round(performance.now() - start), calls: calls() - before };
}
