import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuseKeyTemplate } from '../../lib/kubernetes/secrets/defuse.ts';
import { executeTemplate } from './go-template.ts';
import { ofKind } from './objects.ts';
import { least, rendered, samples, table, withParts } from './sample.ts';
import { reconcile, type Secrets, type Vault } from './vault.ts';

const seed = 20261124;

describe('a secret', () => {
  it.each(table)('never goes from a generator to a Secret past the vault, in %s', (_slug, from) => {
    const objects = rendered(from);

    const withGenerator = ofKind(objects, 'ExternalSecret').filter((external) =>
      JSON.stringify(external).includes('generatorRef'),
    );
    const withStore = ofKind(objects, 'PushSecret').filter(
      ({ spec }) =>
        spec.updatePolicy === 'IfNotExists' &&
        spec.deletionPolicy === 'None' &&
        spec.secretStoreRefs.every(({ kind }) => kind === 'ClusterSecretStore'),
    );

    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(withGenerator).toEqual([]);
    expect(withStore).toHaveLength(ofKind(objects, 'PushSecret').length);
    expect(withStore.length).toBeGreaterThanOrEqual(7);
  });

  it.each(table)(
    'is kept by Argo CD for as long as the vault may need it, in %s',
    (_slug, from) => {
      const options = ofKind(rendered(from), 'PushSecret').map(
        ({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'],
      );

      expect(new Set(options)).toEqual(new Set(['Delete=false,Prune=false']));
    },
  );

  it('comes back with the same value, whatever is deleted and in whatever order it is made again', () => {
    const objects = rendered(withParts);
    const names = [...new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`))];

    fc.assert(
      fc.property(
        fc.array(fc.subarray(names), { maxLength: 4 }),
        fc.shuffledSubarray([...objects], { minLength: objects.length }),
        (deletions, order) => {
          const { vault, secrets, generate } = freshCluster();
          reconcile(objects, vault, secrets, generate);
          const before = new Map(secrets);

          for (const gone of deletions) {
            // Deleting an ExternalSecret takes its Secret with it: it is the owner.
            for (const name of gone) secrets.delete(name.replace('ExternalSecret/', ''));
            reconcile(order, vault, secrets, generate);
          }

          expect(secrets).toEqual(before);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('is the same on another cluster, after a move or a restore', () => {
    const { vault, secrets, generate } = freshCluster();
    reconcile(rendered(least), vault, secrets, generate);

    const elsewhere: Secrets = new Map();
    reconcile(rendered({ ...least, cluster: 'confine' }), vault, elsewhere, generate);

    expect(elsewhere).toEqual(secrets);
    expect([...vault.keys()].filter((path) => !path.startsWith('eln/sols/'))).toEqual([]);
  });

  it('of one instance is never at the place of another', () => {
    const places = samples.flatMap((instance) =>
      ofKind(rendered(instance), 'PushSecret').map(({ spec }) => spec.data[0]?.match.remoteRef),
    );

    const paths = places.map((place) => place?.remoteKey);

    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('the SECRET_KEY of eLabFTW', () => {
  it('has the format of Defuse’s library, for every seed that the generator can make', () => {
    const seeds = fc.array(fc.constantFrom(...alphanumeric), { minLength: 32, maxLength: 32 });

    fc.assert(
      fc.property(seeds, (letters) => {
        const key = executeTemplate(defuseKeyTemplate('seed'), { seed: letters.join('') });

        const bytes = Buffer.from(key.toString(), 'hex');
        const checked = bytes.subarray(0, 36);

        expect(key).toHaveLength(136);
        expect(bytes.toString('hex')).toBe(key.toString());
        expect(checked.subarray(0, 4).toString('hex')).toBe('def00000');
        expect(checked.subarray(4).toString()).toBe(letters.join(''));
        expect(bytes.subarray(36)).toEqual(createHash('sha256').update(checked).digest());
      }),
      { seed, numRuns: 200 },
    );
  });

  it('reaches the Secret that the pods read', () => {
    const { vault, secrets, generate } = freshCluster();

    reconcile(rendered(least), vault, secrets, generate);

    expect(secrets.get('secret-key')?.get('value')).toMatch(/^def00000[0-9a-f]{128}$/);
    expect(vault.get('eln/sols/secret-key#value')).toMatch(/^[0-9A-Za-z]{32}$/);
  });
});

describe('a rendered byte', () => {
  it.each(table)('looks like no secret, in %s', (_slug, instance) => {
    const text = JSON.stringify(rendered(instance));

    const suspects = [...text.matchAll(/[A-Za-z0-9+/=_-]{20,}/g)]
      .map(([word]) => word)
      .filter((word) => entropy(word) > 4.3)
      .filter((word) => !/^[a-z0-9/.-]*$|^[A-Za-z]+$/.test(word));

    expect(suspects).toEqual([]);
    expect(text).not.toMatch(tokens);
  });

  it('would be noticed if it did', () => {
    // Put together here: no file of ours may hold what a scanner takes for a secret.
    const password = ['q7Zt2Lw9Xc4Vb8Nm1K', 'j6Hg3Fd5Sa0PoIuYtReWq'].join('');

    expect(entropy(password)).toBeGreaterThan(4.3);
    expect(['-----BEGIN EC', 'PRIVATE KEY-----'].join(' ')).toMatch(tokens);
    expect(`def00000${'0f'.repeat(64)}`).toMatch(tokens);
  });
});

// --- internal ---

const alphanumeric = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];

/** Shapes that need no entropy to be known: PEM keys, Defuse keys, bcrypt, forges' tokens. */
const tokens =
  /-----BEGIN [A-Z ]*PRIVATE KEY|def00000[0-9a-f]{100}|\$2[aby]\$\d\d\$[./A-Za-z0-9]{20}|gh[pousr]_[A-Za-z0-9]{30}|glpat-[\w-]{20}|hvs\.[\w-]{20}|AKIA[0-9A-Z]{16}/;

/** Shannon's, in bits a character, as gitleaks counts it. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

/** An empty vault, an empty cluster, and a generator that never makes a value twice. */
function freshCluster() {
  let made = 0;
  return {
    vault: new Map<string, string>() satisfies Vault,
    secrets: new Map() as Secrets,
    generate: (length: number) => String(++made).padStart(length, 'x'),
  };
}
