import { textOf } from '../../manifest/value.ts';
import type { Rule } from '../rule.ts';
import { hitAt, leaves, told } from './leaves.ts';

const label = 'pod-security.kubernetes.io/enforce';
const levels = ['privileged', 'baseline', 'restricted'];

/** The namespace lets pods in that it refused before. */
export const podSecurityLowered: Rule = {
  id: 'pod-security-lowered',
  level: 'block',
  fix: 'Put the level back, and mend the pod that needed the lower one.',
  find: ({ objects }) =>
    objects
      .filter(({ before, after }) => before?.kind === 'Namespace' && after !== undefined)
      .flatMap((change) =>
        leaves(change)
          .filter(({ path }) => path.at(-1) === label)
          .filter(
            ({ before, after }) =>
              levels.indexOf(textOf(after) ?? '') < levels.indexOf(textOf(before) ?? ''),
          )
          .map(({ before, after }) =>
            hitAt(change, `Pod Security goes from ${told(before)} to ${told(after)}.`),
          ),
      ),
};
