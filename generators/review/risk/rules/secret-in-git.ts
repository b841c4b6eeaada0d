import type { Manifest } from '../../manifest/parse.ts';
import { at, isMap, type Value } from '../../manifest/value.ts';
import { eachChange } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** Law 4: not sealed, not encrypted, never. */
export const secretInGit: Rule = {
  id: 'secret-in-git',
  level: 'block',
  finds: 'A Secret or SealedSecret with values is in the tree.',
  reason: 'Git forgets nothing: who reads the repository in ten years reads it too.',
  fix: 'Take it out, revoke what it held, and let the vault make a new one.',
  find: eachChange(({ after }) =>
    after !== undefined && holdsSecret(after)
      ? ['A Secret with values would lie in git for ever.']
      : [],
  ),
};

// --- internal ---

function holdsSecret({ kind, body }: Manifest): boolean {
  if (kind === 'SealedSecret') return filled(at(body, 'spec', 'encryptedData'));
  return kind === 'Secret' && (filled(body.get('data')) || filled(body.get('stringData')));
}

/** A map with a key, or anything that is no map and so should not be there. */
function filled(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  return isMap(value) ? value.size > 0 : true;
}
