import { describe, expect, it } from 'vitest';
import type { GitHubForge } from '../../../lib/forge/github/index.ts';
import { repository } from '../repository.ts';
import { bench, callsSince } from './bench.ts';
import { appSettings, forgeOf } from './client.ts';
import { refusal } from './server/answer.ts';
import { openServer } from './server/open.ts';
import type { GitHubState } from './server/state.ts';

const branch = 'request/1-umr-houle';
const wanted = { branch, base: 'main', title: 'Add umr-houle', body: 'because' };
const file = { path: 'instances/umr-houle.ts', text: 'one\n' };

/** Everything that a request's road does on a forge, from its answer to its report. */
async function road(forge: GitHubForge): Promise<readonly string[]> {
  const answered = await answer(forge);
  const settled = await forge.settleFile(branch, 'main', file);
  const files = [{ path: file.path, text: settled.text }];
  const change = { branch, base: 'main', files, request: [file], message: 'feat: add umr-houle' };
  const { outcome, commit } = await forge.ensureBranch(change);
  return [...answered, outcome, ...(await propose(forge, commit))];
}

async function answer(forge: GitHubForge): Promise<readonly string[]> {
  await forge.readIssue(1);
  return [
    await forge.upsertComment({ on: 'issue', number: 1 }, 'verdict', 'accepted'),
    await forge.setLabels(1, { add: ['request:accepted'], remove: [] }),
  ];
}

async function propose(forge: GitHubForge, commit: string): Promise<readonly string[]> {
  const { number, outcome } = await forge.ensurePullRequest(wanted);
  const status = { commit, name: 'request-digest', state: 'success' } as const;
  const own = { marker: 'pilots/a', title: 'p', body: 'q', openedOn: '2026-11-24' };
  return [
    outcome,
    await forge.upsertComment({ on: 'pull', number }, 'review', 'safe'),
    await forge.setStatus({ ...status, description: 'as approved' }),
    await forge.dismissApprovals(number, 'edited'),
    (await forge.ensureIssue(own)).outcome,
  ];
}

/** What a person would see of it all, without the ids and hours that differ from run to run. */
function seen(state: GitHubState) {
  return {
    issues: state.issues.map(({ number, title, body, labels, state: how, pull }) => ({
      ...{ number, title, body, labels, how, branch: pull?.head },
    })),
    comments: state.comments.map(({ issue, body, author }) => [issue, body, author?.login]),
    statuses: state.statuses.map(({ context, state: how }) => [context, how]),
    files: state.git.git.run(['ls-tree', '-r', '--name-only', branch]).split('\n'),
  };
}

describe('a road on GitHub', () => {
  it('gone twice changes nothing the second time, by the same run or by another', async () => {
    const { connect, forge, state } = await bench();
    const first = await road(forge);
    const once = seen(state);

    expect(first).toEqual([
      ...['created', 'updated', 'created', 'created', 'created', 'created', 'unchanged', 'created'],
    ]);
    for (const again of [forge, connect()]) {
      expect(new Set(await road(again))).toEqual(new Set(['unchanged']));
    }
    expect(seen(state)).toEqual(once);
  });

  it('makes so many calls, and of those that write none too many', async () => {
    const { connect, forge, server } = await bench();
    await road(forge);
    const first = callsSince(server, 0);
    const start = server.exchanges.length;
    await road(connect());
    const second = callsSince(server, start);

    expect(first.filter((call) => !call.startsWith('GET'))).toEqual([
      'POST /issues/{issue_number}/comments 201',
      'POST /labels 201',
      'POST /issues/{issue_number}/labels 200',
      'POST /pulls 201',
      'POST /issues/{issue_number}/comments 201',
      'POST /statuses/{sha} 201',
      'POST /issues 201',
    ]);
    expect(second.filter((call) => !call.startsWith('GET'))).toEqual([]);
    // Counted by hand: each read has its reason, and a new one must be given one.
    expect([first.length, second.length]).toEqual([20, 11]);
  });

  it('killed at any call, before it or with its answer lost, ends the same when it is gone again', async () => {
    const clone = repository();
    const start = async () => {
      const { server, api } = await openServer();
      const { state } = server;
      state.addIssue(state.account('alix'), 'A notebook', 'please');
      const commit = state.git.commit(branch, { [file.path]: file.text });
      const run = async () => {
        const forge = forgeOf(server, appSettings(server, api), clone);
        await answer(forge);
        await propose(forge, commit);
      };
      return { server, state, run };
    };
    const whole = await start();
    await whole.run();
    const expected = seen(whole.state);

    for (let step = 0; step < whole.server.exchanges.length; step += 1) {
      for (const when of ['before', 'after'] as const) {
        const { server, state, run } = await start();
        let calls = 0;
        // Nothing that is tried again: the run ends here.
        const killed = refusal(400, 'killed');
        server.faults.add({ left: 1, when, answer: killed, concerns: () => calls++ === step });

        await expect(run()).rejects.toMatchObject({ code: expect.stringMatching(/^FORGE_/) });
        await run();

        expect(seen(state), `${when} call ${step}`).toEqual(expected);
      }
    }
  }, 300_000);
});
