import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FleetError } from '../../../lib/base/index.ts';
import { bench } from './bench.ts';
import { forgeOf, tokenSettings } from './client.ts';
import { refusal } from './server/answer.ts';

describe('the App', () => {
  it('acts by a token of this one repository, with the rights that it needs and no more', async () => {
    const { forge, server, issue } = await bench();
    server.callers.installation['administration'] = 'read';
    server.callers.installation['actions'] = 'write';

    await forge.readIssue(issue.number);
    await forge.readIssue(issue.number);

    const made = server.exchanges.filter(({ template }) => template?.endsWith('/access_tokens'));
    expect(made.map(({ sent }) => sent)).toEqual([
      {
        repositories: ['eln-fleet'],
        permissions: {
          ...{ contents: 'write', deployments: 'read', issues: 'write', members: 'read' },
          ...{ metadata: 'read', pull_requests: 'write', statuses: 'write' },
        },
      },
    ]);
  });

  it('asks for no right that the installation does not have, and misses it where it is needed', async () => {
    const { forge, server, state, issue } = await bench();
    delete server.callers.installation['statuses'];
    const commit = state.git.tip('main') ?? '';

    expect((await forge.readIssue(issue.number)).title).toBe('A notebook');
    await expect(
      forge.setStatus({ commit, name: 'request-digest', state: 'success', description: 'x' }),
    ).rejects.toMatchObject({
      ...{ code: 'FORGE_FORBIDDEN', fix: expect.stringContaining('statuses=read') },
    });
  });

  it('gives git the same token, and its API calls carry the App’s signature only where they must', async () => {
    const { forge, server, issue } = await bench();
    await forge.readIssue(issue.number);
    const token = await forge.api.token();

    expect(server.callers.of(`token ${token}`)?.kind).toBe('installation');
    const signed = server.exchanges.filter(({ headers }) =>
      /^bearer /.test(headers['authorization'] ?? ''),
    );
    expect(signed.map(({ template }) => template)).toEqual([
      '/repos/{owner}/{repo}/installation',
      '/app/installations/{installation_id}/access_tokens',
    ]);
  });

  it('that is not installed here, or has another key, is told so', async () => {
    const { server, settings, clone, issue } = await bench();
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const wrong = { kind: 'app', clientId: server.callers.clientId, privateKey } as const;
    const stranger = forgeOf(server, { ...settings, credentials: wrong }, clone);
    await expect(stranger.readIssue(issue.number)).rejects.toMatchObject({
      code: 'FORGE_UNAUTHORISED',
    });
    server.callers.isInstalled = false;
    await expect(forgeOf(server, settings, clone).readIssue(issue.number)).rejects.toMatchObject({
      code: 'FORGE_NOT_INSTALLED',
      where: 'inrea/eln-fleet',
    });
  });

  it('may have its key in one line, and a key that is none is told so without showing it', async () => {
    const { server, settings, clone, issue } = await bench();
    const { clientId, privateKey } = server.callers;
    const withKey = (key: string) =>
      forgeOf(
        server,
        { ...settings, credentials: { kind: 'app', clientId, privateKey: key } },
        clone,
      ).readIssue(issue.number);

    expect((await withKey(privateKey.replaceAll('\n', '\\n'))).number).toBe(issue.number);
    for (const key of ['s3cret', privateKey.slice(0, 400)]) {
      await expect(withKey(key)).rejects.toMatchObject({
        code: 'FORGE_UNAUTHORISED',
        where: 'FLEET_APP_PRIVATE_KEY',
        message: expect.not.stringContaining(key),
      });
    }
  });
});

describe('without an App', () => {
  it('the workflow’s own token writes as github-actions[bot], and knows its comments again', async () => {
    const { server, api, clone, state, issue } = await bench();
    const token = server.callers.workflowToken({ issues: 'write', pull_requests: 'write' });
    const connect = () => forgeOf(server, tokenSettings(server, api, token), clone);
    const place = { on: 'issue', number: issue.number } as const;

    expect(await connect().upsertComment(place, 'verdict', 'no')).toBe('created');
    expect(await connect().upsertComment(place, 'verdict', 'no')).toBe('unchanged');
    expect(state.comments[0]?.author?.login).toBe('github-actions[bot]');
  });

  it('a token that another program made for an App writes as the account that is named', async () => {
    const { server, api, clone, state, issue } = await bench();
    const token = server.callers.installationToken({ issues: 'write', metadata: 'read' });
    const settings = { ...tokenSettings(server, api, token), login: 'eln-fleet-bot[bot]' };
    // It is no user, so nobody can ask who it is.
    server.faults.add({
      ...{
        left: 1,
        when: 'before',
        answer: refusal(403, 'Resource not accessible by integration'),
      },
      concerns: (_, path) => path === '/user',
    });
    const place = { on: 'issue', number: issue.number } as const;

    await forgeOf(server, settings, clone).upsertComment(place, 'verdict', 'no');
    const again = forgeOf(server, settings, clone);

    expect(await again.upsertComment(place, 'verdict', 'no')).toBe('unchanged');
    expect(state.comments[0]?.author?.login).toBe('eln-fleet-bot[bot]');
  });

  it('a person’s own token writes as that person, who may ask for a notebook all the same', async () => {
    const { server, api, clone, state } = await bench();
    const token = server.callers.personalToken('alix');
    const forge = forgeOf(server, tokenSettings(server, api, token), clone);
    const asked = state.addIssue(state.account('alix'), 'A notebook', 'please');
    const { number } = await forge.ensureIssue({
      ...{ marker: 'pilots/a', title: 'a', body: 'b', openedOn: '2026-11-24' },
    });

    expect((await forge.readIssue(asked.number)).author).toMatchObject({
      login: 'alix',
      isBot: false,
    });
    expect((await forge.readIssue(number)).author).toMatchObject({ login: 'alix', isBot: true });
  });

  it('a token that has ended is an error that says what to do', async () => {
    const { server, settings, clone, api, issue } = await bench();
    const token = server.callers.personalToken('alix');
    server.callers.revokeAll();
    const forge = forgeOf(server, { ...settings, ...tokenSettings(server, api, token) }, clone);
    await expect(forge.readIssue(issue.number)).rejects.toMatchObject({
      ...{ code: 'FORGE_UNAUTHORISED', exit: 3 },
    });
  });
});

describe('a secret', () => {
  it('is in no error, whatever the forge throws back', async () => {
    const { server, settings, api, clone, issue } = await bench();
    const token = server.callers.personalToken('alix');
    const echoes = ['', 'Bad request: ', 'authorization: token ', '‮'];
    const shapes = fc.record({
      app: fc.boolean(),
      status: fc.constantFrom(400, 401, 403, 404, 410, 422, 429, 451, 500, 503),
      before: fc.constantFrom(...echoes),
      spaces: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ app, status, before, spaces }) => {
        const used = app ? settings : tokenSettings(server, api, token);
        const forge = forgeOf(server, { ...used, pace: { second: 0.01 } }, clone);
        const secret = await forge.api.token();
        const key = server.callers.privateKey;
        const message = `${before}${secret} ${spaces ? key : key.replaceAll('\n', ' ')}`;
        server.faults.add({ left: 4, when: 'before', answer: refusal(status, message) });

        const error: unknown = await forge
          .readIssue(issue.number)
          .catch((caught: unknown) => caught);

        server.faults.clear();
        expect(error).toBeInstanceOf(FleetError);
        const told = everything(error);
        expect(told).not.toContain(secret);
        expect(told).not.toContain(key.split('\n')[1]);
        expect(told).not.toContain('PRIVATE KEY');
      }),
      { seed: 20261124, numRuns: 40 },
    );
  });
});

// --- internal ---

/** All that could be printed of an error, its causes too. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => {
    const value: unknown = Reflect.get(error, name);
    return name === 'cause' ? everything(value) : `${name}: ${JSON.stringify(value) ?? ''}`;
  });
  return own.join('\n');
}
