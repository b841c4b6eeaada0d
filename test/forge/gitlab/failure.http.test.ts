import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FleetError } from '../../../lib/base/index.ts';
import { GitLabApi, GitLabForge } from '../../../lib/forge/gitlab/index.ts';
import { type Git, RemoteBranches, RequestBranches } from '../../../lib/forge/index.ts';
import { bot, repository } from '../repository.ts';
import { issueBy } from './support/people.ts';
import { fleetToken, gitlabPlace, projectPath } from './support/place.ts';

/** A forge that answers every call the same way, whatever it is. */
async function answering(listener: RequestListener, token = fleetToken): Promise<GitLabForge> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const api = `http://127.0.0.1:${port}/api/v4`;
  const git: Git = repository();
  const branches = new RequestBranches(git, bot, new RemoteBranches(git, git.folder));
  const clock = { now: () => 0, sleep: async () => undefined };
  return new GitLabForge(new GitLabApi({ api, project: projectPath, token }, { clock }), branches);
}

async function errorOf(act: Promise<unknown>): Promise<FleetError> {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FleetError) return error;
  throw new Error(`no FleetError but ${inspect(error)}`);
}

function json(status: number, body: unknown): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

describe('an answer that is no success', () => {
  it.each([
    [400, 'FORGE_REFUSED', { error: 'state does not have a valid value' }],
    [401, 'FORGE_UNAUTHORISED', { message: '401 Unauthorized' }],
    [403, 'FORGE_FORBIDDEN', { error: 'insufficient_scope', scope: 'api' }],
    [409, 'FORGE_CONFLICT', { message: ['Another one exists'] }],
    [413, 'FORGE_TEXT_TOO_LONG', { message: 'too large' }],
    [422, 'FORGE_REFUSED', { message: { title: ['is too long'] } }],
    [500, 'FORGE_UNREACHABLE', { message: '500 Internal Server Error' }],
    [504, 'FORGE_UNREACHABLE', {}],
  ])('of status %i is %s, with GitLab’s words and what to do', async (status, code, body) => {
    const forge = await answering(json(status, body));

    const error = await errorOf(forge.readIssue(1));

    expect(error).toMatchObject({
      code,
      exit: 3,
      where: `GET /projects/${projectPath}/issues/1`,
    });
    expect(error.fix).toMatch(/^[A-Z].*[.]$/);
  });

  it('says where, what GitLab said and what to do next in one message', async () => {
    const forge = await answering(json(403, { message: '403 Forbidden - not for you' }));

    const { message } = await errorOf(forge.readIssue(1));

    expect(message).toBe(
      'GET /projects/inrea/eln/eln-fleet/issues/1: The account of the token may not do this. GitLab says: “403 Forbidden - not for you”. Give the token the role and the scope that it needs; fleet doctor --forge gitlab says what is missing.',
    );
  });

  it('of a proxy is quoted by its title, cut, and without characters that hide', async () => {
    const title = `bad\u202e gateway ${'x'.repeat(500)}`;
    const forge = await answering((_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end(`<html><title>${title.slice(0, 150)}</title></html>`);
    });

    const { what } = await errorOf(forge.readIssue(1));

    expect(what).toContain('bad⟨U+202E⟩ gateway');
  });

  it('that leads elsewhere is not followed: the token stays with its host', async () => {
    let reached = 0;
    const forge = await answering((_, response) => {
      reached += 1;
      response.writeHead(301, { location: 'https://mal.example/api/v4/user' });
      response.end();
    });

    expect((await errorOf(forge.readIssue(1))).code).toBe('FORGE_ELSEWHERE');
    expect(reached).toBe(1);
  });
});

describe('an answer that is not GitLab’s', () => {
  it.each<[string, RequestListener]>([
    ['no JSON', (_, response) => response.end('<html>welcome</html>')],
    ['another thing', json(200, { iid: 'one' })],
    ['a list', json(200, [])],
    ['nothing', json(200, null)],
    ['a date that is none', json(200, { iid: 1, created_at: 'yesterday' })],
  ])('%s is told as such', async (_, listener) => {
    expect(await errorOf((await answering(listener)).readIssue(1))).toMatchObject({
      code: 'FORGE_ANSWER',
      exit: 3,
    });
  });

  it('that does not end is cut off', async () => {
    const forge = await answering((_, response) => {
      const chunk = Buffer.alloc(1 << 20, 0x20);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    });

    expect(await errorOf(forge.readIssue(1))).toMatchObject({
      code: 'FORGE_ANSWER',
      what: 'GitLab’s answer is larger than 64 MiB.',
    });
  });

  it('that always has one more page is not followed for ever', async () => {
    const notes = Array.from({ length: 100 }, (_, at) => ({
      ...{ id: at + 1, body: 'a', system: false, author: { id: 5, username: 'alix' } },
      created_at: '2026-11-24T08:00:00Z',
    }));
    const forge = await answering((request, response) => {
      if (request.url?.endsWith('/user')) {
        return json(200, { id: 2, username: 'fleet', bot: true })(request, response);
      }
      const path = request.url?.replace(/[?].*/, '');
      const next = `http://${request.headers.host}${path}?page=2&per_page=100`;
      response.setHeader('link', `<${next}>; rel="next"`);
      return json(200, notes)(request, response);
    });

    const error = await errorOf(forge.readComment({ on: 'issue', number: 1 }, 'verdict'));

    expect(error.code).toBe('FORGE_ANSWER');
    expect(forge.calls.total).toBe(101);
  });
});

describe('the token', () => {
  it('stands in no error, whatever the forge repeats of it', async () => {
    const token = fc.stringMatching(/^glpat-[A-Za-z0-9_.+/=-]{20,60}$/);
    const status = fc.constantFrom(200, 301, 400, 401, 403, 404, 409, 422, 429, 500, 502);
    await fc.assert(
      fc.asyncProperty(token, status, fc.boolean(), async (secret, code, asText) => {
        const forge = await answering((request, response) => {
          const said = `${request.headers['private-token']} ${encodeURIComponent(secret)}`;
          response.writeHead(code, { 'content-type': asText ? 'text/html' : 'application/json' });
          response.end(asText ? `<title>${said}</title>` : JSON.stringify({ message: said }));
        }, secret);

        const shown = inspect(await errorOf(forge.readIssue(1)), { depth: 20 });

        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(encodeURIComponent(secret));
      }),
      { seed: 20261124, numRuns: 40 },
    );
  });

  it('that is wrong is told, and not printed', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);

    const error = await errorOf(gitlab.forge({ token: 'glpat-of-somebody-else' }).readIssue(1));

    expect(error.code).toBe('FORGE_UNAUTHORISED');
    expect(inspect(error, { depth: 20 })).not.toContain('glpat-of-somebody-else');
  });

  it('that may only read cannot write, and is told so', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    gitlab.state.tokens.set('reader', { account: 2, scopes: ['read_api'], expiresAt: null });
    const forge = gitlab.forge({ token: 'reader' });

    expect((await errorOf(forge.setLabels(1, { add: ['a'], remove: [] }))).code).toBe(
      'FORGE_FORBIDDEN',
    );
  });
});

describe('the forge of these tests', () => {
  it.each([
    ['GET', 'issues?page=1&colour=red', undefined],
    ['GET', 'issues/1?with=more', undefined],
    ['POST', 'issues', { title: 'a', body: 'b' }],
    ['PUT', 'issues/1', { label: 'a' }],
    ['POST', 'issues/1/notes', { body: 'a', internal_note: true }],
    ['POST', 'merge_requests', { source_branch: 'a', target: 'main', title: 'b' }],
  ])('refuses %s %s, in which it finds what no documentation names', async (method, path, body) => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const address = `${gitlab.api}/projects/${encodeURIComponent(projectPath)}/${path}`;

    const answer = await fetch(address, {
      method,
      headers: { 'private-token': fleetToken },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

    expect(answer.status).toBe(400);
  });
});
