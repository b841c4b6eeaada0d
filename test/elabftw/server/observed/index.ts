import { atTheDoor } from './door.ts';
import type { Observation } from './observation.ts';
import { teamsSeen, usersSeen } from './people.ts';
import { providersSeen, sourcesSeen } from './providers.ts';
import { settingsSeen } from './settings.ts';

export type { Change, Observation, Seen, Step } from './observation.ts';

/**
 * What the real application was seen to do (5.6.12 and 6.0.0-alpha4): requests, statuses
 * and shapes, in our own words.
 */
export const observations: readonly Observation[] = [
  ...atTheDoor,
  ...settingsSeen,
  ...teamsSeen,
  ...usersSeen,
  ...providersSeen,
  ...sourcesSeen,
];
