import { states } from './schema/instance.ts';

/** A word of the life of an instance. */
export type State = (typeof states)[number];

/**
 * The passages of the decommission road (facts/service.md C): one step at a time
 * forward, so that nobody loses the notice, the export or the receipt by a typing
 * mistake; back to any earlier state as long as the data exists, that is until
 * `destroyed`.
 */
export const passages: Readonly<Record<State, readonly State[]>> = {
  active: ['notice'],
  notice: ['read-only', 'active'],
  'read-only': ['exported', 'notice', 'active'],
  exported: ['archived', 'read-only', 'notice', 'active'],
  archived: ['destroyed', 'exported', 'read-only', 'notice', 'active'],
  destroyed: [],
};

/**
 * Days that an instance stays in a state before it may go forward:
 * notice 90, read-only 30, cold copy 12 months (facts/service.md C). Going back
 * waits for nothing.
 */
export const daysInState: Readonly<Partial<Record<State, number>>> = {
  notice: 90,
  'read-only': 30,
  archived: 365,
};

/** Whether the state `to` may be written in the file of an instance that is in `from`. */
export function mayFollow(from: State, to: State): boolean {
  return passages[from].includes(to);
}

/** Whether it has pods: a notebook that people can still open. */
export function isRunning(state: State): boolean {
  return !isRetired(state);
}

/** Whether only data and guards are left of it (`archived`), or its name alone (`destroyed`). */
export function isRetired(state: State): boolean {
  return state === 'archived' || state === 'destroyed';
}

/** Whether `to` lies further down the road than `from`. */
export function isForward(from: State, to: State): boolean {
  return states.indexOf(to) > states.indexOf(from);
}
