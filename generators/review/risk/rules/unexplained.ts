import { pathText } from '../../compare/path.ts';
import { hitAt, listed } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** dist/ is made, never written. */
export const unexplained: Rule = {
  id: 'unexplained',
  level: 'block',
  finds:
    'A rendered change that no change of its sources explains: edited by hand, or rendered by another program.',
  reason:
    'What is written by hand is gone with the next rendering, and no instance file says that it was wanted.',
  fix: 'Change the source, and render with fleet render.',
  find: (comparison) =>
    comparison.unexplained.map(({ change, differences, why }) => {
      const fields = differences.map(({ path }) => pathText(path));
      const what = fields.length === 0 ? 'The whole object' : listed(fields);
      const because =
        why === 'no-source-change'
          ? 'nothing outside dist/ that could reach it changes'
          : 'its sources render something else';
      return hitAt(change, `${what}: ${because}.`);
    }),
};
