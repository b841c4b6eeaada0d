import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { externalSecretKind } from '../bed/actor/secrets/external-secret.ts';
import { timestamp } from '../bed/actor/status.ts';
import type { Live, Reference } from '../bed/client/index.ts';
import { referenceTo } from '../bed/client/index.ts';
import { readAudit } from '../bed/servers/audit.ts';
import { until } from '../bed/until.ts';
import { long } from '../long.ts';
import { useSmallFleet } from '../small-fleet.ts';
import { itOnOwnBed, say } from '../stage.ts';

const slug = 'alico';
const namespace = `eln-${slug}`;
/** How often Argo CD compares everything in these tests, in s. */
const reconciliation = 10;
/** How long the idle fleet is watched, in s. */
const idle = long ? 600 : 60;

/** What a hand changes: a web pod switched off, a wall opened, a quota raised, pods let be privileged. */
const edits: readonly { readonly what: Reference; readonly change: object }[] = [
  {
    what: { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace, name: 'web' },
    change: { spec: { replicas: 0 } },
  },
  {
    what: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name: 'web' },
    change: { spec: { ingress: [{}] } },
  },
  {
    what: { apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: 'quota' },
    change: { spec: { hard: { pods: '999' } } },
  },
  {
    what: { apiVersion: 'v1', kind: 'Namespace', name: namespace },
    change: { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } },
  },
];

/** Promise 5: what a hand changed is put back, what a controller changed is no drift. */
describe('an idle fleet', () => {
  const stage = useSmallFleet('ouest', [slug], { reconciliation });

  it('has put back whatever a hand changed', async () => {
    const { kubernetes } = stage().bed;
    // All at once: for each repair after another Argo CD waits three times as long.
    const before = await Promise.all(
      edits.map(async ({ what }) => essence(await kubernetes.get(what))),
    );
    for (const [index, { what, change }] of edits.entries()) {
      const changed = essence(await kubernetes.patch(what, change));
      expect(changed).not.toEqual(before[index]);
    }

    for (const [index, { what }] of edits.entries()) {
      await until(`${what.kind} ${what.name} is as it was`, 3 * reconciliation, async () => {
        return isDeepStrictEqual(essence(await kubernetes.get(what)), before[index]);
      });
    }
  });

  itOnOwnBed(
    `is Synced for ${idle} s while controllers do their work, and Argo CD writes nothing`,
    async () => {
      const { applications, bed } = stage();
      const names = ['root', 'platform', slug];
      await applications.settled(names, bed.repository.head(), 60);
      const begun = new Date();
      const drifted = new Set<string>();

      while (Date.now() - begun.getTime() < idle * 1000) {
        for (const { metadata, status } of await applications.list()) {
          if (status?.sync?.status !== 'Synced') drifted.add(metadata.name);
        }
        await refreshSecrets();
        await sleep(1000);
      }

      const log = bed.own?.controlPlane.auditLog ?? '';
      const writes = (await readAudit(log, begun)).filter(({ user }) => user.includes(':argocd:'));
      const others = writes.filter(({ path }) => !path.includes('/applications/'));
      say(`${writes.length} writes of Argo CD in ${idle} s, all to the state of its Applications`);
      expect([...drifted]).toEqual([]);
      expect(others).toEqual([]);
    },
  );

  /** As External Secrets does every hour: the status says anew when it looked. */
  async function refreshSecrets(): Promise<void> {
    const { kubernetes } = stage().bed;
    const status = { refreshTime: timestamp() };
    for (const external of await kubernetes.list(externalSecretKind, namespace)) {
      await kubernetes.patch(referenceTo(external), { status }, { subresource: 'status' });
    }
  }
});

interface WithSpec extends Live {
  readonly spec?: object;
}

/** What a hand may have changed of an object. */
function essence({ metadata, spec }: WithSpec): object {
  return { labels: metadata.labels, spec };
}
