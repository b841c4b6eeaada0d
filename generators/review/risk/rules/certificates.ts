import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange, told } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

export const certificateChanged: Rule = {
  id: 'certificate-changed',
  level: 'warn',
  finds: 'A certificate is asked of another issuer, for other names or times, or with another key.',
  reason: 'MySQL takes connections by it only, and people trust the address by it.',
  fix: 'See that the issuer may sign these names, and that whoever checks it knows the issuer.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change) && change.after.kind === 'Certificate'
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec')
          .map(
            ({ path, before, after }) =>
              `${path.slice(1).join('.')} goes from ${told(before)} to ${told(after)}.`,
          )
      : [],
  ),
};
