import { slugsOf } from '../look/hit.ts';
import type { Hit, Rule } from '../rule.ts';

/** What no rule can look at. */
export const unreadable: Rule = {
  id: 'unreadable',
  level: 'block',
  finds: 'A file cannot be read whole, or says one object twice.',
  reason: 'What cannot be read cannot be reviewed, and Argo CD may read it otherwise.',
  fix: 'Render dist/ again with fleet render; never edit it by hand.',
  find: ({ problems, source }) => [
    ...problems.map(
      ({ file, owner, side, what }): Hit => ({
        object: file,
        instances: slugsOf(owner),
        message: `The file of the ${side} cannot be read whole: ${what}`,
      }),
    ),
    ...(source?.problems ?? []).map(
      ({ file, side, what }): Hit => ({
        object: file,
        instances: [],
        message: `The file of the ${side} cannot be read: ${what}`,
      }),
    ),
  ],
};
