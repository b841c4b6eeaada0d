import { type Kubernetes, type Live, referenceTo } from '../../client/index.ts';
import type { Journal } from '../journal.ts';
import type { Part } from '../part.ts';
import { type Condition, condition, timestamp } from '../status.ts';
import { generatePassword, type PasswordGenerator } from './password.ts';
import type { Vault } from './vault.ts';

/** External Secrets' `PushSecret`, as far as the fleet uses it. */
interface PushSecret extends Live {
  readonly spec: {
    readonly updatePolicy?: 'IfNotExists' | 'Replace';
    readonly deletionPolicy?: 'None' | 'Delete';
    readonly secretStoreRefs: readonly { readonly kind?: string; readonly name: string }[];
    readonly selector: {
      readonly generatorRef?: {
        readonly apiVersion: string;
        readonly kind: string;
        readonly name: string;
      };
    };
    readonly data: readonly {
      readonly match: {
        readonly secretKey: string;
        readonly remoteRef: { readonly remoteKey: string; readonly property: string };
      };
    }[];
  };
  readonly status?: {
    readonly syncedResourceVersion?: string;
    readonly conditions?: readonly Condition[];
  };
}

export const pushSecretKind = {
  apiVersion: 'external-secrets.io/v1alpha1',
  kind: 'PushSecret',
};

/** How soon a generator that is not there is looked for again, in ms. */
const askAgain = 1000;

/**
 * Plays External Secrets for PushSecrets, as its controller does (1.3): a generator is
 * asked anew each time, and what the vault has already is left alone when the policy
 * says so. Deleting a PushSecret takes nothing out of the vault.
 */
export function pushSecrets(
  kubernetes: Kubernetes,
  vault: Vault,
  journal: Journal,
): Part<PushSecret> {
  return {
    kind: pushSecretKind,
    reconcile: async (push) => {
      const version = `${push.metadata.generation}`;
      if (push.status?.syncedResourceVersion === version) return undefined;
      const generator = await generatorOf(push);
      if (generator === undefined) {
        const message = 'could not get source secret';
        if (push.status?.conditions?.[0]?.message === message) return askAgain;
        await report(push, { conditions: [condition('Ready', false, 'Errored', message)] });
        return askAgain;
      }
      store(push, generatePassword(generator));
      await report(push, {
        conditions: [condition('Ready', true, 'Synced', 'PushSecret synced successfully')],
        refreshTime: timestamp(),
        syncedResourceVersion: version,
      });
      return undefined;
    },
  };

  async function report(push: PushSecret, status: object): Promise<void> {
    await kubernetes.patch(referenceTo(push), { status }, { subresource: 'status' });
  }

  async function generatorOf({ metadata, spec }: PushSecret) {
    const { generatorRef } = spec.selector;
    if (generatorRef === undefined || spec.deletionPolicy === 'Delete') {
      throw new Error(`PushSecret ${metadata.name}: only generators, and only deletionPolicy None`);
    }
    return kubernetes.find<PasswordGenerator>({ ...generatorRef, namespace: metadata.namespace });
  }

  function store(push: PushSecret, password: string): void {
    for (const { match } of push.spec.data) {
      const { remoteKey, property } = match.remoteRef;
      if (push.spec.updatePolicy === 'IfNotExists' && vault.has(remoteKey)) continue;
      vault.put(remoteKey, property, password);
      journal.note(push, `escrowed ${remoteKey}`);
    }
  }
}
