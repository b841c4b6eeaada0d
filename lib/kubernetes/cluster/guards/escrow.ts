import type { Guard } from './admission.ts';
import { insideInstance, slugVariable } from './subject.ts';

/** Where in the vault things lie that several instances read. */
const shared = 'eln/shared/';

/**
 * An instance keeps and reads its own secrets only, and what the vault has of it is
 * neither replaced nor taken away: a new database password over the old one would lock
 * the notebook out of its own data (design, "Secrets: the vault is the truth").
 */
export function escrowGuard(): Guard {
  const isPush = `request.resource.resource == 'pushsecrets'`;
  return {
    name: 'escrow',
    rules: [
      {
        apiGroups: ['external-secrets.io'],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['externalsecrets', 'pushsecrets'],
      },
    ],
    // What is going may lose its finalizers, whatever it says.
    conditions: [
      insideInstance,
      { name: 'stays', expression: '!has(object.metadata.deletionTimestamp)' },
    ],
    variables: [
      slugVariable,
      { name: 'own', expression: `'eln/' + variables.slug + '/'` },
      { name: 'data', expression: 'object.spec.?data.orValue([])' },
    ],
    validations: [
      {
        expression: `!(${isPush}) || (object.spec.?updatePolicy.orValue('') == 'IfNotExists' && object.spec.?deletionPolicy.orValue('None') == 'None')`,
        message: 'What the vault keeps is never replaced (IfNotExists) and never deleted (None).',
      },
      {
        expression: `!(${isPush}) || variables.data.all(each, each.match.remoteRef.remoteKey.startsWith(variables.own))`,
        message: 'An instance writes to its own place in the vault only: eln/SLUG/.',
      },
      {
        expression: `${isPush} || (!has(object.spec.dataFrom) && variables.data.all(each, each.?remoteRef.key.orValue('').startsWith(variables.own) || each.?remoteRef.key.orValue('').startsWith('${shared}')))`,
        message:
          'An instance reads its own place in the vault and the shared one only, entry by entry: eln/SLUG/, eln/shared/.',
      },
    ],
  };
}
