import type { Outcome } from '../forge.ts';
import type { StoredIssue } from './store.ts';

export type Comments = StoredIssue['comments'];

/** The comments with exactly one of this marker, which says this. */
export function withComment(
  comments: Comments,
  marker: string,
  body: string,
): { comments: Comments; outcome: Outcome } {
  const old = comments.find((comment) => comment.marker === marker);
  if (old === undefined) return { comments: [...comments, { marker, body }], outcome: 'created' };
  if (old.body === body) return { comments, outcome: 'unchanged' };
  return {
    comments: comments.map((comment) => (comment === old ? { marker, body } : comment)),
    outcome: 'updated',
  };
}
