import { table } from './table.ts';
import { type GitHubJob, gitHubWorkflow } from './workflows/github.ts';
import { type GitLabJob, gitLabJobs } from './workflows/gitlab.ts';

/** A file of the repository that says what runs on the forge. */
export interface WorkflowFile {
  /** `.github/workflows/…`, `.gitlab-ci.yml`, `.gitlab/ci/…`. */
  readonly path: string;
  readonly text: string;
}

/** What every job may do, and with which tokens: read from the files that run, so never out of date. */
export function workflowsPage(files: readonly WorkflowFile[]): string {
  const workflows = files
    .filter(({ path }) => path.startsWith('.github/workflows/'))
    .map(({ path, text }) => gitHubWorkflow(path, text));
  const jobs = gitLabJobs(files.filter(({ path }) => path.startsWith('.gitlab')));
  return `${[
    '<!-- Generated from .github/workflows and .gitlab-ci.yml by `fleet reference`. Do not edit. -->',
    '# What every job may do',
    'No workflow grants anything at its top (`permissions: {}`): what a job is not given here, its token cannot do. A token of an App is made by the program itself, for this repository alone and for an hour. How to set all this up: [GitHub](../how-to/connect-github.md), [GitLab](../how-to/connect-gitlab.md), [Argo CD](../how-to/connect-argocd.md).',
    '## GitHub',
    ...workflows.flatMap(({ path, name, on, jobs: listed }) => [
      `### ${name}`,
      `\`${path}\`, on ${on.map((event) => `\`${event}\``).join(', ')}`,
      table(
        ['Job', 'Runs when', 'Permissions of its token', 'Other credentials', 'Environment'],
        listed.map(gitHubRow),
      ),
    ]),
    '### Actions',
    'By commit, so that nobody can change what runs; none but GitHub’s own:',
    uses(workflows.flatMap(({ jobs: listed }) => listed)),
    '## GitLab',
    'The job’s own token (`CI_JOB_TOKEN`) clones and does nothing else. What GitLab shows to a job follows from the variable: a protected one only to pipelines of protected branches.',
    table(['Job', 'Stage', 'Pipelines', 'Credentials', 'One at a time'], jobs.map(gitLabRow)),
  ].join('\n\n')}\n`;
}

// --- internal ---

function gitHubRow(job: GitHubJob): readonly string[] {
  const permissions = job.permissions.map(({ name, level, why }) => `\`${name}: ${level}\` ${why}`);
  return [
    `\`${job.id}\``,
    job.condition === undefined ? 'always' : `\`${job.condition}\``,
    permissions.length === 0 ? 'none' : permissions.join('<br>'),
    list(job.credentials),
    job.environment === undefined ? '' : `\`${job.environment}\``,
  ];
}

function gitLabRow(job: GitLabJob): readonly string[] {
  return [
    `\`${job.name}\``,
    job.stage,
    job.rules.length === 0 ? 'all' : job.rules.map((rule) => `\`${rule}\``).join('<br>'),
    list(job.credentials),
    job.resourceGroup === undefined ? '' : `\`${job.resourceGroup}\``,
  ];
}

function uses(jobs: readonly GitHubJob[]): string {
  const found = new Map(
    jobs.flatMap((job) => job.uses.map(({ action, version }) => [action, version])),
  );
  return table(
    ['Action', 'Version', 'Commit'],
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([action, version]) => {
        const [name = '', commit = ''] = action.split('@');
        return [`\`${name}\``, version, `\`${commit}\``];
      }),
  );
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join('<br>');
}
