import type { Finding } from '../../../lib/base/index.ts';
import type { Reason } from './reason.ts';

/** A rule's finding, as a reason of a verdict. */
export function reasonOf({ code, fr, en, fix }: Finding): Reason {
  return { code, fr, en, fix };
}
