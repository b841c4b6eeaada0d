import type { CommitStatus, Outcome } from '../forge.ts';
import { statuses } from './answers.ts';
import type { GitLabApi } from './api.ts';

/** GitLab's words for the states of a status. */
const states = { pending: 'pending', success: 'success', failure: 'failed' } as const;

/** See `Forge.setStatus`. */
export async function setStatus(
  api: GitLabApi,
  { commit, name, state, description }: CommitStatus,
): Promise<Outcome> {
  const { project } = api;
  return api.settled(async () => {
    const found = await api.ask(
      (gitlab) => gitlab.Commits.allStatuses(project, commit, { name }),
      statuses,
    );
    const [old] = found.filter((one) => one.name === name).sort((one, other) => other.id - one.id);
    const isSame = old?.status === states[state];
    // A status that waits cannot begin to wait again, not even with other words.
    if (isSame && (state === 'pending' || old.description === description)) return 'unchanged';
    await api.tell((gitlab) =>
      gitlab.Commits.editStatus(project, commit, states[state], { name, description }),
    );
    return old === undefined ? 'created' : 'updated';
  });
}
