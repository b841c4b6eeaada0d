import type { Programs } from '../../../lib/elabftw/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';

/** What the road of a request needs to know beside the forge. */
export interface RequestContext {
  readonly platform: Platform;
  readonly programs: Programs;
  /** Branch that requests are merged to. */
  readonly base: string;
  /** The fleet as that branch has it. */
  readonly fleet: readonly Instance[];
  /** Text of a file of the base branch, or undefined. */
  readonly readBase: (path: string) => string | undefined;
  /** Whose form the issue was filled in. */
  readonly form: 'github' | 'gitlab';
  /** When the answer is made, an instant or a day; without it, the answer does not say. */
  readonly answeredAt?: string;
}
