import type { Rule } from '../rule.ts';
import { hitAt, leaves, told } from './leaves.ts';

const fixed = new Set(['storageClassName', 'accessModes', 'volumeMode', 'volumeName']);

/** A claim keeps its class, its access modes and its volume for life. */
export const claimMoved: Rule = {
  id: 'claim-moved',
  level: 'block',
  fix: 'Put the field back: other storage needs a new claim and a migration of the data.',
  find: ({ objects }) =>
    objects
      .filter(
        ({ before, after }) => before?.kind === 'PersistentVolumeClaim' && after !== undefined,
      )
      .flatMap((change) =>
        leaves(change)
          .filter(({ path }) => path[0] === 'spec' && fixed.has(path[1] ?? ''))
          .map(({ path, before, after }) =>
            hitAt(change, `The claim's ${path[1]} goes from ${told(before)} to ${told(after)}.`),
          ),
      ),
};
