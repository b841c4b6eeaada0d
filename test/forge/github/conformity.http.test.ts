import { describe, expect, it } from 'vitest';
import { appSettings, forgeOf } from './client.ts';
import { Conformity } from './openapi/conformity.ts';
import { description } from './openapi/description.ts';
import { openServer } from './server/open.ts';
import type { Exchange } from './server/server.ts';

/** Everything here would be worth nothing if the description were not really held up. */
describe('what goes over the wire', () => {
  async function recorded() {
    const { server, api } = await openServer();
    const { state } = server;
    const forge = forgeOf(server, appSettings(server, api));
    state.git.commit('request/7-a', { 'a.md': 'a\n' });
    const issue = state.addIssue(state.account('alix'), 'A notebook', 'please');
    await forge.setLabels(issue.number, { add: ['a'], remove: [] });
    await forge.upsertComment({ on: 'issue', number: issue.number }, 'verdict', 'no');
    await forge.ensurePullRequest({ branch: 'request/7-a', base: 'main', title: 'a', body: 'b' });
    const conformity = new Conformity(await description());
    const one = (method: string, end: string) =>
      server.exchanges.find((found) => found.method === method && found.template?.endsWith(end));
    return { conformity, one };
  }

  it('passes as it is, and not with anything of it spoilt', async () => {
    const { conformity, one } = await recorded();
    const read = one('GET', '/issues/{issue_number}');
    const made = one('POST', '/pulls');
    if (read === undefined || made === undefined) throw new Error('nothing was recorded');
    const wrong: Readonly<Record<string, Exchange>> = {
      'no such call': { ...read, template: '/repos/{owner}/{repo}/tickets' },
      'no such answer': { ...read, status: 418 },
      'a parameter that is not there': { ...read, url: new URL('?order=asc', read.url) },
      'a field that lacks': { ...read, received: { ...Object(read.received), title: undefined } },
      'a field of another kind': { ...read, received: { ...Object(read.received), number: '7' } },
      'a null that may not be': { ...read, received: { ...Object(read.received), locked: null } },
      'a field deep inside': {
        ...read,
        received: { ...Object(read.received), user: { ...Object(read.received).user, id: 'x' } },
      },
      'a body that lacks': { ...made, sent: undefined },
      'a sent field that lacks': { ...made, sent: { ...Object(made.sent), head: undefined } },
      'a sent field that is not there': { ...made, sent: { ...Object(made.sent), labels: [] } },
      'a repository that is half': {
        ...made,
        received: { ...Object(made.received), head: { ...Object(made.received).head, repo: {} } },
      },
    };

    expect(conformity.violations(read)).toEqual([]);
    expect(conformity.violations(made)).toEqual([]);
    const passed = Object.keys(wrong).filter((name) => {
      const exchange = wrong[name];
      return exchange !== undefined && conformity.violations(exchange).length === 0;
    });
    expect(passed).toEqual([]);
  });

  it('may be null where GitHub says so, and one of several forms', async () => {
    const { conformity, one } = await recorded();
    const read = one('GET', '/issues/{issue_number}');
    if (read === undefined) throw new Error('nothing was recorded');
    const label = { id: 1, name: 'a', color: 'ededed', default: false };
    const right = { ...Object(read.received), user: null, body: null, labels: ['a', label] };

    expect(conformity.violations({ ...read, received: right })).toEqual([]);
    const worse = { ...Object(right), labels: [7] };
    expect(conformity.violations({ ...read, received: worse })).not.toEqual([]);
  });
});
