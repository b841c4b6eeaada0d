/**
 * The states as the rest of the product asks for them. The table itself lies in
 * lib/instance, where the rule that holds an instance's history against it can
 * reach it (rooms import in one direction only).
 */
export {
  daysInState,
  isForward,
  isRetired,
  isRunning,
  mayFollow,
  passages,
  type State,
} from '../instance/index.ts';
