import { type Kubernetes, type Live, referenceTo } from '../../client/index.ts';
import type { Journal } from '../journal.ts';
import type { Part } from '../part.ts';
import type { Again } from '../queue.ts';
import { type Condition, condition, timestamp } from '../status.ts';
import type { Evaluate } from './template.ts';
import type { Vault } from './vault.ts';

/** External Secrets' `ExternalSecret`, as far as the fleet uses it. */
interface ExternalSecret extends Live {
  readonly spec: {
    readonly target: {
      readonly name?: string;
      readonly creationPolicy?: 'Owner' | 'Orphan';
      readonly template?: {
        readonly type?: string;
        readonly data?: Readonly<Record<string, string>>;
      };
    };
    readonly data: readonly {
      readonly secretKey: string;
      readonly remoteRef: { readonly key: string; readonly property: string };
    }[];
  };
  readonly status?: {
    readonly syncedResourceVersion?: string;
    readonly conditions?: readonly Condition[];
  };
}

export const externalSecretKind = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
};
export const secretKind = { apiVersion: 'v1', kind: 'Secret' };
const finalizer = 'externalsecrets.external-secrets.io/externalsecret-cleanup';

/** How soon a value that the vault lacks is asked for again, in ms. */
const askAgain = 1000;

/**
 * Plays External Secrets for ExternalSecrets, as its controller does (1.3): vault and
 * template → Secret, which is made again when it is gone and goes with its owner.
 */
export function externalSecrets(
  kubernetes: Kubernetes,
  vault: Vault,
  evaluate: Evaluate,
  journal: Journal,
): readonly [Part<ExternalSecret>, Part<Live>] {
  return [
    { kind: externalSecretKind, reconcile },
    { kind: secretKind, reconcile: async () => undefined, gone: makeAgain },
  ];

  async function makeAgain({ metadata }: Live): Promise<void> {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === externalSecretKind.kind);
    if (owner === undefined) return;
    const reference = { ...externalSecretKind, namespace: metadata.namespace, name: owner.name };
    const external = await kubernetes.find<ExternalSecret>(reference);
    if (external !== undefined) await reconcile(external);
  }

  async function reconcile(external: ExternalSecret): Promise<Again> {
    const { metadata } = external;
    if (metadata.deletionTimestamp !== undefined) return cleanUp(external);
    const version = `${metadata.generation}`;
    const target = targetOf(external);
    const exists = (await kubernetes.find(target)) !== undefined;
    if (exists && external.status?.syncedResourceVersion === version) return undefined;

    await setFinalizers(external, [finalizer]);
    const values = read(external);
    if (values === undefined) {
      const message = 'could not get secret data from provider';
      await report(external, condition('Ready', false, 'SecretSyncedError', message));
      return askAgain;
    }
    await kubernetes.apply(await secretOf(external, values), { manager: 'external-secrets' });
    if (!exists) journal.note(external, `made Secret ${target.name}`);
    await report(external, condition('Ready', true, 'SecretSynced', 'secret synced'), {
      refreshTime: timestamp(),
      syncedResourceVersion: version,
      binding: { name: target.name },
    });
    return undefined;
  }

  async function cleanUp(external: ExternalSecret): Promise<undefined> {
    const { finalizers = [] } = external.metadata;
    const target = targetOf(external);
    if (external.spec.target.creationPolicy !== 'Orphan' && (await kubernetes.find(target))) {
      await kubernetes.delete(target);
    }
    await setFinalizers(
      external,
      finalizers.filter((name) => name !== finalizer),
    );
  }

  async function setFinalizers(external: ExternalSecret, finalizers: readonly string[]) {
    const before = external.metadata.finalizers ?? [];
    if (before.join() === finalizers.join()) return;
    await kubernetes.patch(referenceTo(external), { metadata: { finalizers } });
  }

  /** Every value that it asks for, or undefined when the vault lacks one. */
  function read({ spec }: ExternalSecret): Readonly<Record<string, string>> | undefined {
    const values: Record<string, string> = {};
    for (const { secretKey, remoteRef } of spec.data) {
      const value = vault.get(remoteRef.key, remoteRef.property);
      if (value === undefined) return undefined;
      values[secretKey] = value;
    }
    return values;
  }

  async function secretOf(external: ExternalSecret, values: Readonly<Record<string, string>>) {
    const { template, creationPolicy = 'Owner' } = external.spec.target;
    const { apiVersion, kind, metadata } = external;
    const { name, uid } = metadata;
    const owner = { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
    return {
      ...secretKind,
      metadata: {
        name: targetOf(external).name,
        namespace: metadata.namespace ?? '',
        labels: { 'reconcile.external-secrets.io/managed': 'true' },
        ...(creationPolicy === 'Owner' ? { ownerReferences: [owner] } : {}),
      },
      type: template?.type ?? 'Opaque',
      data: encoded(template?.data === undefined ? values : await evaluate(template.data, values)),
    };
  }

  async function report(external: ExternalSecret, ready: Condition, more = {}): Promise<void> {
    const before = external.status?.conditions?.[0];
    if (ready.status === 'False' && before?.message === ready.message) return;
    const status = { conditions: [ready], ...more };
    await kubernetes.patch(referenceTo(external), { status }, { subresource: 'status' });
  }
}

// --- internal ---

function targetOf({ metadata, spec }: ExternalSecret) {
  const { namespace, name } = metadata;
  return { ...secretKind, namespace, name: spec.target.name ?? name };
}

function encoded(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
}
