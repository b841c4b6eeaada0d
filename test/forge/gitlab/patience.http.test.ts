import { describe, expect, it } from 'vitest';
import { issueBy } from './support/people.ts';
import { gitlabPlace } from './support/place.ts';

const issue = { marker: 'pilots/ecosol', title: 'Pilots', body: 'soon', openedOn: '2026-11-24' };

describe('a GitLab that asks for fewer calls', () => {
  it('is waited for as long as it says, and then obeyed', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    Object.assign(gitlab.state.troubles, { refusals: 2, retryAfter: 30 });

    expect(await gitlab.forge().readIssue(1)).toMatchObject({ number: 1 });

    expect(gitlab.waited()).toBe(60_000);
  });

  it('for longer than a run may wait ends it at once, and says when to come back', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    Object.assign(gitlab.state.troubles, { refusals: 1, retryAfter: 3600 });

    await expect(gitlab.forge().readIssue(1)).rejects.toMatchObject({
      code: 'FORGE_RATE_LIMITED',
      where: 'GET /projects/inrea/eln/eln-fleet/issues/1',
      exit: 3,
    });
    expect(gitlab.waited()).toBe(0);
  });

  it('may refuse what makes something new too: nothing is made twice', async () => {
    const gitlab = await gitlabPlace();
    Object.assign(gitlab.state.troubles, { refusals: 3, retryAfter: 1 });

    expect(await gitlab.forge().ensureIssue(issue)).toMatchObject({ outcome: 'created' });
    expect(gitlab.state.issues).toHaveLength(1);
  });
});

describe('a GitLab that is down', () => {
  it('for a minute is sat out', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    gitlab.state.troubles.downUntil = gitlab.state.now() + 60_000;

    expect(await gitlab.forge().readIssue(1)).toMatchObject({ number: 1 });

    expect(gitlab.waited()).toBeLessThanOrEqual(120_000);
  });

  it('for ten minutes ends the run within two, and the next run goes on', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    gitlab.state.troubles.downUntil = gitlab.state.now() + 600_000;

    await expect(gitlab.forge().readIssue(1)).rejects.toMatchObject({
      code: 'FORGE_UNREACHABLE',
      what: expect.stringContaining('GitLab is not responding'),
      exit: 3,
    });
    expect(gitlab.waited()).toBeLessThanOrEqual(120_000);
    gitlab.pass(600_000);
    expect(await gitlab.forge().readIssue(1)).toMatchObject({ number: 1 });
  });

  it('has one patience for a whole run, not for each call', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const forge = gitlab.forge({ budget: 10_000 });
    const storm = async () => {
      gitlab.state.troubles.downUntil = gitlab.state.now() + 5000;
      return forge.setLabels(1, { add: [`${gitlab.state.now()}`], remove: [] });
    };
    await storm();

    await expect(storm()).rejects.toMatchObject({ code: 'FORGE_UNREACHABLE' });
    expect(gitlab.waited()).toBeLessThanOrEqual(10_000);
  });

  it('that nobody listens for says so without a stack of causes', async () => {
    const gitlab = await gitlabPlace();
    await gitlab.server.stop();

    await expect(gitlab.forge().readIssue(1)).rejects.toMatchObject({
      code: 'FORGE_UNREACHABLE',
      what: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
