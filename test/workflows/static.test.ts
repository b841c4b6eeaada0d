import { describe, expect, it } from 'vitest';
import { gitLabJobs } from '../../generators/reference/workflows/gitlab.ts';
import { type Job, type Step, workflows, workflowTexts } from './support/files.ts';

const jobs: readonly (readonly [string, string, Job])[] = [...workflows()].flatMap(
  ([file, { jobs: all }]) => Object.entries(all).map(([id, job]) => [file, id, job] as const),
);
const writing = jobs.filter(([, , job]) => mayWrite(job) || holdsSecret(job));

/** Whether a token of the job, its own or an App's, can change anything. */
function mayWrite({ permissions }: Job): boolean {
  return Object.values(permissions).includes('write');
}

function holdsSecret(job: Job): boolean {
  return JSON.stringify(job).includes('secrets.');
}

function stepsOf(job: Job, action: string): readonly Step[] {
  return job.steps.filter(({ uses }) => uses?.startsWith(`${action}@`));
}

describe('every workflow', () => {
  it.each(jobs)(
    '%s %s lets no text of an event into a command or an action',
    (_, __, { steps }) => {
      for (const { run, with: given } of steps) {
        expect(`${run ?? ''} ${JSON.stringify(given)}`).not.toMatch(/\$\{\{[^}]*github\.event\b/);
        expect(run ?? '').not.toContain('${{');
      }
    },
  );

  it.each(jobs)(
    '%s %s runs actions by their commit, and GitHub’s own alone',
    (_, __, { steps }) => {
      for (const { uses } of steps.filter((step) => step.uses !== undefined)) {
        expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
      }
    },
  );

  it.each(jobs)(
    '%s %s leaves no token in the clone and takes nothing from a cache',
    (file, id, job) => {
      for (const { with: given } of stepsOf(job, 'actions/checkout')) {
        expect(given['persist-credentials']).toBe(false);
      }
      for (const { with: given } of stepsOf(job, 'actions/setup-node')) {
        expect(given['package-manager-cache']).toBe(false);
      }
      const cached = stepsOf(job, 'actions/cache');
      // The checkers of pull requests alone, which are built for minutes and hold no secret.
      expect(cached.length).toBe(`${file} ${id}` === 'ci.yml check' ? 1 : 0);
    },
  );

  it.each(writing)(
    '%s %s runs no script of a package beside what it could lose',
    (_, __, { steps }) => {
      const installs = steps.flatMap(({ run }) => run?.match(/npm (?:ci|cit|install).*/g) ?? []);

      expect(installs).toEqual(['npm ci --ignore-scripts']);
    },
  );

  it.each(writing)('%s %s runs the code of the main branch', (file, _, job) => {
    const events = Object.keys(workflows().get(file)?.on ?? {});
    const [checkout] = stepsOf(job, 'actions/checkout');
    const isOfMain = events.every((event) => ['issues', 'push'].includes(event));

    expect(isOfMain || checkout?.with['ref'] === 'main').toBe(true);
  });

  it('is started by nothing that runs with rights beside a stranger’s change', () => {
    const events = [...workflows().values()].flatMap(({ on }) => Object.keys(on));

    expect(events).not.toContain('pull_request_target');
    expect(events).not.toContain('workflow_run');
    expect(events).not.toContain('issue_comment');
  });

  it('keeps every secret in an environment, which only the main branch enters', () => {
    const keepers = jobs.filter(([, , job]) => holdsSecret(job));

    expect(keepers.map(([file, id, { environment }]) => [file, id, environment])).toEqual([
      ['deliver.yml', 'deliver', 'live'],
      ['request-status.yml', 'tell', 'requests'],
      ['request.yml', 'publish', 'requests'],
    ]);
  });
});

describe('the workflow of requests', () => {
  const request = workflows().get('request.yml');
  const { parse, publish } = request?.jobs ?? {};

  it('reads the issue in a job that holds nothing', () => {
    expect(parse?.permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(parse)).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
    expect(parse?.steps.flatMap(({ env }) => Object.keys(env))).toEqual([]);
  });

  it('hands over one file, for a day', () => {
    const upload = parse?.steps.at(-1);
    const download = publish?.steps.find(({ uses }) => uses?.includes('download-artifact'));

    expect(upload?.with).toEqual({
      name: 'request',
      path: 'request.json',
      'if-no-files-found': 'error',
      'retention-days': 1,
    });
    expect(download?.with).toEqual({ name: 'request', path: 'artefact' });
  });

  it('runs one at a time for each issue, each to its end, and answers no program', () => {
    expect(request?.concurrency.group).toContain('github.event.issue.number');
    expect(request?.concurrency['cancel-in-progress']).toBe(false);
    expect(parse?.if).toBe("github.event.sender.type != 'Bot'");
    expect(request?.on).toEqual({ issues: { types: ['opened', 'edited', 'reopened', 'closed'] } });
  });

  it('publishes with an App or without, never with both', () => {
    const conditions = [publish?.if, request?.jobs['publish-without-app']?.if];

    expect(conditions).toEqual([
      "vars.FLEET_APP_CLIENT_ID != ''",
      "vars.FLEET_APP_CLIENT_ID == ''",
    ]);
    expect(publish?.permissions).toEqual({ contents: 'read' });
  });
});

describe('the pipeline of GitLab', () => {
  const files = [...workflowTexts()]
    .filter(([path]) => path.startsWith('.gitlab'))
    .map(([path, text]) => ({ path, text }));
  const all = new Map(gitLabJobs(files).map((job) => [job.name, job]));

  it('gives the token that writes to pipelines of protected branches alone', () => {
    const holders = [...all.values()].filter(({ credentials }) => {
      return credentials.includes('FLEET_GITLAB_TOKEN');
    });

    expect(holders.map(({ name }) => name)).toEqual(['hook', 'poll', 'merged']);
    for (const { rules } of holders) expect(rules.join()).not.toContain('merge_request_event');
  });

  it('lets a merge request be checked with a token that only reads', () => {
    expect(all.get('request-digest')?.credentials).toEqual(['FLEET_GITLAB_READ_TOKEN']);
    expect(all.get('review')?.credentials).toEqual([]);
  });

  it('answers requests one at a time, and checks nothing beside them', () => {
    for (const name of ['hook', 'poll', 'merged']) {
      expect(all.get(name)?.resourceGroup).toBe('requests');
    }
    for (const name of ['test', 'road', 'check']) {
      expect(all.get(name)?.rules[0]).toBe('not: $CI_PIPELINE_SOURCE == "trigger"');
    }
  });

  it('takes no variable of an event into a command unquoted', () => {
    for (const { text } of files) {
      const scripts = text.match(/^\s+- (?:node|git|npm) .*$/gm) ?? [];
      for (const line of scripts) expect(line.replace(/"\$[A-Z_]+"/g, '')).not.toMatch(/\$[A-Z]/);
    }
  });
});
