import type { Bilingual } from '../../../lib/base/index.ts';

/** One reason as a writer sees it; `{name}` is a blank that is filled when it is told. */
export interface Sentence extends Bilingual {
  readonly fix: Bilingual;
}
