import type { Instance } from '../../../lib/instance/index.ts';
import type { Tree } from '../tree/difference.ts';

/**
 * What a change says outside `dist/`, for a review that explains. Paths from the
 * repository's root. Each side holds the files that differ, `lib/platform/*.json`, and the
 * instance files of the fleet; nothing in it is ever run.
 */
export interface SourceInput {
  readonly base: Tree;
  readonly head: Tree;
  /** Instances that stand on both sides as they are, where somebody has read them already. */
  readonly neighbours?: readonly Instance[];
  /** Texts that rings.json had before the base's, newest first; `on` is the day of the commit, UTC. */
  readonly ringHistory?: readonly { readonly on: string; readonly text: string }[];
}
