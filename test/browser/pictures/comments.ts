import { createHash } from 'node:crypto';
import { reportMarkdown } from '../../../generators/review/index.ts';
import { caseOf, reviewed } from '../../review/gallery/index.ts';

/** Comments of the gallery that the documentation shows, and their pictures. */
export const pictured = [
  'new-instance',
  'size-change',
  'mysql-patch-early',
  'claim-shrunk',
  'network-widened',
] as const;

export interface PicturedComment {
  /** From the root of the repository. */
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
  /** Stands in the picture: another comment has another one. */
  readonly source: string;
}

export function commentOf(id: (typeof pictured)[number]): PicturedComment {
  const one = caseOf(id);
  const markdown = reportMarkdown(reviewed(one));
  return {
    path: `docs/images/review-${id}.png`,
    title: one.title,
    markdown,
    source: `sha256:${createHash('sha256').update(markdown).digest('hex')}`,
  };
}
