import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bench } from './bench.ts';
import { appSettings, forgeOf } from './client.ts';
import { refusal } from './server/answer.ts';
import { watchedServer } from './watched.ts';

describe('what GitHub refuses', () => {
  it.each([
    [400, 'FORGE_REFUSED'],
    [401, 'FORGE_UNAUTHORISED'],
    [403, 'FORGE_FORBIDDEN'],
    [404, 'FORGE_NO_ISSUE'],
    [410, 'FORGE_GONE'],
    [422, 'FORGE_REFUSED'],
    [451, 'FORGE_REFUSED'],
  ])('%i is %s, with what, where and what to do', async (status, code) => {
    const { forge, server, issue } = await bench();
    await forge.readIssue(issue.number);
    const start = server.exchanges.length;
    server.faults.add({ left: 1000, when: 'before', answer: refusal(status, 'Its own words') });

    const error = await forge.readIssue(issue.number).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code, where: 'inrea/eln-fleet#1', exit: 3 });
    expect(error).toMatchObject({ fix: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(error).toMatchObject({
      what: expect.stringMatching(status === 404 ? /no issue 1/ : /^Issue 1 .*Its own words/),
    });
    // What stays what it is is not asked for again.
    expect(server.exchanges).toHaveLength(start + 1);
  });

  it('is told in one line that shows what cannot be seen, and ends', async () => {
    const { forge, server, issue } = await bench();
    const words = `two\nlines \u202e turned ${'x'.repeat(10_000)}`;
    server.faults.add({ left: 1000, when: 'before', answer: refusal(422, words) });

    const error = await forge.readIssue(issue.number).catch((caught: unknown) => caught);

    expect(error).toMatchObject({
      message: expect.stringContaining('two lines ⟨U+202E⟩ turned xxx'),
    });
    expect(String(error).length).toBeLessThan(700);
    expect(String(error)).not.toMatch(/[\n\u202e]/);
  });
});

describe('the client', () => {
  it('prints nothing of its own, not even that a call is on its way out', async () => {
    const { forge, server, issue } = await bench();
    const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const headers = { deprecation: '@1764000000', sunset: 'Thu, 24 Dec 2026 00:00:00 GMT' };
    const answer = { ...refusal(422, 'no'), headers };
    server.faults.add({
      left: 1,
      when: 'before',
      answer,
      concerns: (_, path) => /issues/.test(path),
    });

    await expect(forge.readIssue(issue.number)).rejects.toMatchObject({ code: 'FORGE_REFUSED' });

    expect(printed.flatMap((one) => one.mock.calls)).toEqual([]);
  });
});

describe('a GitHub of one’s own', () => {
  it('is reached below its own path, pages and tokens included', async () => {
    const { server, api } = await watchedServer(undefined, '/api/v3');
    const { state } = server;
    const issue = state.addIssue(state.account('alix'), 'A notebook', 'please');
    for (let n = 0; n < 150; n += 1) state.addComment(issue, state.account('alix'), `${n}`);
    const forge = forgeOf(server, appSettings(server, api));

    expect(await forge.upsertComment({ on: 'issue', number: 1 }, 'verdict', 'no')).toBe('created');
    expect(server.exchanges.every(({ url }) => url.pathname.startsWith('/api/v3/'))).toBe(true);
  });
});
