import type { Instance } from '../../instance/index.ts';

export type Pilot = Instance['pilots'][number];
export type PilotState = Pilot['state'];

/**
 * The road of a pilot (facts/service.md B.3). One who leaves may stay after all; one who
 * was only proposed or trained may step back at once; `archived` is the end: who comes
 * back is proposed anew, with a mandate of its own.
 */
export const pilotPassages: Readonly<Record<PilotState, readonly PilotState[]>> = {
  proposed: ['trained', 'archived'],
  trained: ['active', 'archived'],
  active: ['leaving'],
  leaving: ['archived', 'active'],
  archived: [],
};

/** Whether a pilot in `from` may be written as `to`. */
export function mayPilotFollow(from: PilotState, to: PilotState): boolean {
  return pilotPassages[from].includes(to);
}
