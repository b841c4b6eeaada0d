import { type Instance, isRunning } from '../../../lib/instance/index.ts';
import { reason } from '../reason/reason.ts';
import type { FieldReason } from './kind.ts';

/** What is asked of a notebook that nobody can open any more makes no sense. */
export function checkRunning({ state }: Instance): readonly FieldReason[] {
  return isRunning(state) ? [] : [{ id: 'notebook', reason: reason('notebook-closed', {}) }];
}
