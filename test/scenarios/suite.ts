import { describe } from 'vitest';
import { peopleScenarios } from './people.ts';
import { roadScenarios } from './road.ts';
import { speedScenarios } from './speed.ts';
import { troubleScenarios } from './trouble.ts';
import type { MakeWorld } from './world.ts';

/** Every scenario of a request, told in the words of a world: the same on every forge. */
export function scenarios(name: string, make: MakeWorld): void {
  describe(name, () => {
    roadScenarios(make);
    peopleScenarios(make);
    troubleScenarios(make);
    speedScenarios(make);
  });
}
