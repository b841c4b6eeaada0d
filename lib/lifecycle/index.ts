/** What may follow what, and when. */
export * from './pilots/index.ts';
export { soakDays } from './rings.ts';
export {
  daysInState,
  isForward,
  isRetired,
  isRunning,
  mayFollow,
  passages,
  type State,
} from './states.ts';
