import type { ReviewOptions } from '../../../generators/review/index.ts';
import type { Fleet } from './fleet.ts';

/** One change that somebody could propose, and that a maintainer has a minute for. */
export interface GalleryCase {
  /** Name of its files. */
  readonly id: string;
  /** What happens, in one sentence. */
  readonly title: string;
  /** What stands before, when it is not the base fleet. */
  readonly before?: (base: Fleet) => Fleet;
  readonly change: (before: Fleet) => Fleet;
  /** Since when the rings run what they run before the change. @default many months */
  readonly since?: string;
  readonly options?: Pick<ReviewOptions, 'accepted' | 'request'>;
}

/** Day of every review of the gallery. */
export const day = '2026-11-24';
