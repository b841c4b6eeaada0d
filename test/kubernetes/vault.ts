import type { ExternalSecret, PushSecret } from '../../lib/kubernetes/custom/external-secrets.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import { executeTemplate } from './go-template.ts';
import { ofKind } from './objects.ts';

/** What the vault holds: `path#property` → value. */
export type Vault = Map<string, string>;

/** What a cluster holds: Secret → key → value. */
export type Secrets = Map<string, ReadonlyMap<string, string>>;

/**
 * Plays External Secrets' documented behaviour once over the objects, in the given
 * order: a generator makes another value at every call; a PushSecret with
 * `IfNotExists` writes only what is not there; an ExternalSecret without its value
 * in the vault makes nothing and, once made, keeps what it has.
 */
export function reconcile(
  objects: readonly KubernetesObject[],
  vault: Vault,
  secrets: Secrets,
  generate: (length: number) => string,
): void {
  for (const push of ofKind(objects, 'PushSecret')) pushOnce(push, objects, vault, generate);
  for (const external of ofKind(objects, 'ExternalSecret')) deliver(external, vault, secrets);
}

// --- internal ---

function pushOnce(
  { spec }: PushSecret,
  objects: readonly KubernetesObject[],
  vault: Vault,
  generate: (length: number) => string,
): void {
  const generator = objects.find(
    ({ kind, metadata }) =>
      kind === 'Password' && metadata.name === spec.selector.generatorRef.name,
  );
  if (generator === undefined) return;
  const value = generate(lengthOf(generator));
  for (const { match } of spec.data) {
    const place = `${match.remoteRef.remoteKey}#${match.remoteRef.property}`;
    if (spec.updatePolicy === 'IfNotExists' && vault.has(place)) continue;
    vault.set(place, value);
  }
}

function deliver({ spec }: ExternalSecret, vault: Vault, secrets: Secrets): void {
  const read = spec.data.map(
    ({ secretKey, remoteRef }) =>
      [secretKey, vault.get(`${remoteRef.key}#${remoteRef.property}`)] as const,
  );
  const found = read.flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  if (found.length < read.length) return;
  const { template } = spec.target;
  const values = Object.fromEntries(found);
  const made = template
    ? Object.entries(template.data).map(
        ([key, text]) => [key, executeTemplate(text, values).toString()] as const,
      )
    : found;
  secrets.set(spec.target.name, new Map(made));
}

function lengthOf(generator: KubernetesObject & { readonly spec?: unknown }): number {
  const { spec } = generator;
  if (typeof spec !== 'object' || spec === null || !('length' in spec))
    throw new Error('no length');
  return Number(spec.length);
}
