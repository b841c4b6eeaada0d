import { describe, expect, it } from 'vitest';
import { gitHubEvent } from '../../scripts/rim/github-event.ts';
import { gitLabHook } from '../../scripts/rim/gitlab-hook.ts';

const commit = 'a'.repeat(40);
const person = { id: 7, login: 'camille', type: 'User' };
const issue = {
  ...{ number: 3, title: 'A notebook', body: 'text', state: 'open', user: person },
  ...{ created_at: '2026-11-24T10:00:00Z', labels: [{ name: 'request' }] },
};

describe('an event of GitHub’s', () => {
  it('names the issue, by the file alone', () => {
    expect(gitHubEvent('issues', { action: 'opened', issue, sender: person })).toEqual({
      on: 'issues',
      issue: {
        ...{ number: 3, title: 'A notebook', body: 'text', state: 'open' },
        ...{ openedOn: '2026-11-24', labels: ['request'] },
        author: { id: 7, login: 'camille', isBot: false },
      },
    });
  });

  it.each([
    ['its author is a program', { ...person, type: 'Bot' }, person],
    ['a program did it', person, { ...person, type: 'Bot' }],
  ])('is a program’s where %s', (_, user, sender) => {
    const event = gitHubEvent('issues', { issue: { ...issue, user }, sender });

    expect(event.on === 'issues' && event.issue.author.isBot).toBe(true);
  });

  it('may have no body and no author any more', () => {
    const event = gitHubEvent('issues', {
      issue: { ...issue, body: null, user: null },
      sender: person,
    });

    expect(event).toMatchObject({ issue: { body: '', author: { id: 0, login: 'ghost' } } });
  });

  it('names the pull request, in the merge queue too', () => {
    const pull_request = { number: 9, head: { sha: commit } };
    const merge_group = {
      head_ref: `refs/heads/gh-readonly-queue/main/pr-9-${commit}`,
      head_sha: commit,
    };

    expect(gitHubEvent('pull_request', { pull_request })).toEqual({
      on: 'pull',
      number: 9,
      head: commit,
    });
    expect(gitHubEvent('merge_group', { merge_group })).toEqual({
      on: 'pull',
      number: 9,
      head: commit,
    });
  });

  it.each([
    ['an event that nobody answers', 'push', {}],
    [
      'a queue’s branch without a number',
      'merge_group',
      { merge_group: { head_ref: 'refs/heads/main', head_sha: commit } },
    ],
    [
      'a commit that is none',
      'pull_request',
      { pull_request: { number: 1, head: { sha: '$(id)' } } },
    ],
    ['no issue at all', 'issues', { sender: person }],
  ])('is refused: %s', (_, name, payload) => {
    expect(() => gitHubEvent(name, payload)).toThrow(
      expect.objectContaining({ code: 'EVENT_UNKNOWN' }),
    );
  });
});

describe('what calls the trigger of GitLab', () => {
  const told = { object_kind: 'eln_deployment', slug: 'umr-x', commit, state: 'healthy' };

  it.each([
    [
      'an issue',
      { object_kind: 'issue', object_attributes: { iid: 4, title: '/close' } },
      { on: 'issue', number: 4 },
    ],
    [
      'a merge request',
      { object_kind: 'merge_request', object_attributes: { iid: 5 } },
      { on: 'pull', number: 5 },
    ],
    [
      'Argo CD',
      { ...told, ref: 'main', id: '12' },
      { on: 'deployment', slug: 'umr-x', commit, state: 'healthy' },
    ],
  ])('is believed in numbers and names: %s', (_, payload, hook) => {
    expect(gitLabHook(JSON.stringify(payload))).toEqual(hook);
  });

  it.each([
    ['no JSON', 'issue 4'],
    ['another kind', JSON.stringify({ object_kind: 'push' })],
    [
      'no number',
      JSON.stringify({ object_kind: 'merge_request', object_attributes: { iid: '5' } }),
    ],
    ['a slug that is a path', JSON.stringify({ ...told, slug: '../../x' })],
    ['a commit that is a word', JSON.stringify({ ...told, commit: 'main' })],
    ['a state that nobody tells', JSON.stringify({ ...told, state: 'destroyed' })],
    ['a list', '[]'],
  ])('is refused, and not quoted: %s', (_, text) => {
    expect(() => gitLabHook(text)).toThrow(expect.objectContaining({ code: 'TRIGGER_PAYLOAD' }));
    expect(() => gitLabHook(text)).not.toThrow(text);
  });
});
