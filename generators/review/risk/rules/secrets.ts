import type { Rule } from '../rule.ts';
import { hitAt, leaves } from './leaves.ts';

const kinds = new Set(['ExternalSecret', 'PushSecret', 'SecretStore', 'ClusterSecretStore']);
const references = new Set(['secretKeyRef', 'secretRef', 'secretName', 'imagePullSecrets']);

/** A pod, or the vault's way to it, reads another secret: new values lock a notebook out. */
export const secretReference: Rule = {
  id: 'secret-reference',
  level: 'block',
  fix: 'Keep the reference: values live in the vault under the slug, for life.',
  find: ({ objects }) =>
    objects
      .filter(({ change }) => change === 'changed')
      .filter((change) =>
        leaves(change).some(
          ({ path, before }) =>
            before !== undefined &&
            (path.some((step) => references.has(step)) ||
              (kinds.has(change.before?.kind ?? '') && path[0] === 'spec')),
        ),
      )
      .map((change) => hitAt(change, 'It no longer reads the secret that it read.')),
};
