import { instant } from '../clock.ts';
import type { Account, GitHubState } from '../state.ts';
import { simpleUser } from './accounts.ts';
import { type Data, nodeId, type Places, web } from './data.ts';

/** The repository as it stands in a pull request: its own, or a fork of it. */
export function repository(places: Places, state: GitHubState, fork?: Account) {
  const owner = fork ?? state.owner;
  const id = fork === undefined ? state.repositoryId : state.repositoryId + fork.id;
  const full_name = `${owner.login}/${state.name}`;
  const since = instant(Date.UTC(2026, 0, 1));
  return {
    ...{ id, node_id: nodeId('Repository', id), name: state.name, full_name },
    ...{ owner: simpleUser(places, owner), private: false, fork: fork !== undefined },
    ...{ html_url: `${web}/${full_name}`, description: null, homepage: null, language: null },
    ...addresses(`${places.api}/repos/${full_name}`, full_name),
    ...{ forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, size: 1 },
    ...{ default_branch: 'main', open_issues: 0, open_issues_count: 0, topics: [] },
    ...{ has_issues: state.hasIssues, has_projects: false, has_wiki: false, has_pages: false },
    ...{ has_downloads: true, has_discussions: false, archived: false, disabled: false },
    ...{ visibility: 'public', license: null, mirror_url: null },
    ...{ pushed_at: since, created_at: since, updated_at: since },
  };
}

export function fullRepository(places: Places, state: GitHubState): Data<'repos', 'get'> {
  return {
    ...repository(places, state),
    ...{ subscribers_count: 0, network_count: 0 },
    organization: simpleUser(places, state.owner),
  };
}

// --- internal ---

function addresses(url: string, full_name: string) {
  return {
    ...{
      url,
      archive_url: `${url}/{archive_format}{/ref}`,
      assignees_url: `${url}/assignees{/user}`,
    },
    ...{ blobs_url: `${url}/git/blobs{/sha}`, branches_url: `${url}/branches{/branch}` },
    ...{
      collaborators_url: `${url}/collaborators{/collaborator}`,
      comments_url: `${url}/comments{/number}`,
    },
    ...{ commits_url: `${url}/commits{/sha}`, compare_url: `${url}/compare/{base}...{head}` },
    ...{ contents_url: `${url}/contents/{+path}`, contributors_url: `${url}/contributors` },
    ...{ deployments_url: `${url}/deployments`, downloads_url: `${url}/downloads` },
    ...{ events_url: `${url}/events`, forks_url: `${url}/forks`, hooks_url: `${url}/hooks` },
    ...{ git_commits_url: `${url}/git/commits{/sha}`, git_refs_url: `${url}/git/refs{/sha}` },
    ...{ git_tags_url: `${url}/git/tags{/sha}`, git_url: `git://github.example/${full_name}.git` },
    ...{
      issue_comment_url: `${url}/issues/comments{/number}`,
      issue_events_url: `${url}/issues/events{/number}`,
    },
    ...{ issues_url: `${url}/issues{/number}`, keys_url: `${url}/keys{/key_id}` },
    ...{ labels_url: `${url}/labels{/name}`, languages_url: `${url}/languages` },
    ...{ merges_url: `${url}/merges`, milestones_url: `${url}/milestones{/number}` },
    ...{
      notifications_url: `${url}/notifications{?since,all,participating}`,
      pulls_url: `${url}/pulls{/number}`,
    },
    ...{ releases_url: `${url}/releases{/id}`, ssh_url: `git@github.example:${full_name}.git` },
    ...{ stargazers_url: `${url}/stargazers`, statuses_url: `${url}/statuses/{sha}` },
    ...{ subscribers_url: `${url}/subscribers`, subscription_url: `${url}/subscription` },
    ...{ tags_url: `${url}/tags`, teams_url: `${url}/teams`, trees_url: `${url}/git/trees{/sha}` },
    ...{ clone_url: `${web}/${full_name}.git`, svn_url: `${web}/${full_name}` },
  };
}
