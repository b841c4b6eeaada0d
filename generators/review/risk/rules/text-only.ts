import { slugsOf } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** Files whose bytes differ although every object in them is the same. */
export const textOnly: Rule = {
  id: 'text-only',
  level: 'info',
  finds: 'A file of dist/ differs, and no object in it does.',
  reason:
    'Rendering writes the same bytes for the same sources: a comment or a space was written by hand.',
  fix: 'Render dist/ again with fleet render if nobody meant to write by hand.',
  symmetric: true,
  find: ({ files, objects, problems }) => {
    const told = new Set([...objects, ...problems].map(({ file }) => file));
    return files
      .filter(({ path }) => !told.has(path))
      .map(({ path, owner }) => ({
        object: path,
        instances: slugsOf(owner),
        message: 'The file differs, but no object in it does.',
      }));
  },
};
