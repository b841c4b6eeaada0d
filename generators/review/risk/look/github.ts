import { at, isList, isMap, items, textOf, type Value } from '../../manifest/value.ts';
import { entriesOf, textsOf } from './workflow.ts';

/** Everything that a GitHub workflow may do or that may start it, one sentence each. */
export function githubPowers(workflow: Value | undefined): readonly string[] {
  return [
    ...triggers(at(workflow, 'on')).map((event) => `It runs on ${event}.`),
    ...permissions(at(workflow, 'permissions'), 'The workflow', true),
    ...entriesOf(at(workflow, 'jobs')).flatMap(([name, job]) => jobPowers(`Job ${name}`, job)),
    ...secrets(at(workflow, 'env'), 'The workflow'),
  ];
}

/** What it takes from outside without pinning it. */
export function githubUnpinned(workflow: Value | undefined): readonly string[] {
  return entriesOf(at(workflow, 'jobs')).flatMap(([, job]) => [
    ...[at(job, 'uses'), ...items(at(job, 'steps')).map((step) => at(step, 'uses'))]
      .flatMap((uses) => textOf(uses) ?? [])
      .filter((uses) => !isPinned(uses))
      .map((uses) => `${uses} is pinned to no commit.`),
    ...imagesOf(job)
      .filter((image) => !image.includes('@sha256:'))
      .map((image) => `The image ${image} has no digest.`),
  ]);
}

// --- internal ---

/** Events that anybody can cause, or that bring somebody else's work to a token that can write. */
const openEvents: ReadonlySet<string> = new Set([
  'discussion',
  'discussion_comment',
  'fork',
  'issue_comment',
  'issues',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'repository_dispatch',
  'watch',
  'workflow_run',
]);

function triggers(on: Value | undefined): readonly string[] {
  const events = isMap(on) ? [...on.keys()] : isList(on) ? on.map(textOf) : [textOf(on)];
  return events.flatMap((event) => (event !== undefined && openEvents.has(event) ? [event] : []));
}

function permissions(value: Value | undefined, who: string, must = false): readonly string[] {
  if (value === undefined) return must ? [`${who} has the repository’s default permissions.`] : [];
  if (!isMap(value)) return [`${who} has the permissions ${textOf(value) ?? 'null'}.`];
  return [...value].flatMap(([scope, access]) => {
    const word = textOf(access);
    if (word === 'write') return [`${who} may write ${scope}.`, `${who} may read ${scope}.`];
    return word === 'read' ? [`${who} may read ${scope}.`] : [];
  });
}

function jobPowers(who: string, job: Value): readonly string[] {
  const steps = items(at(job, 'steps'));
  const checkouts = steps.filter((step) =>
    textOf(at(step, 'uses'))?.startsWith('actions/checkout@'),
  );
  const scripts = steps.flatMap((step) => [
    ...textsOf(at(step, 'run')),
    ...textsOf(at(step, 'with')),
  ]);
  return [
    ...permissions(at(job, 'permissions'), who),
    ...(at(job, 'secrets') === 'inherit' ? [`${who} hands every secret on.`] : []),
    ...(checkouts.some((step) => at(step, 'with', 'persist-credentials') !== false)
      ? [`${who} leaves its token in the clone.`]
      : []),
    ...(checkouts.some((step) => foreign.test(textsOf(at(step, 'with', 'ref')).join(' ')))
      ? [`${who} checks out somebody else’s branch.`]
      : []),
    ...(scripts.some((text) => event.test(text))
      ? [`${who} puts words of an event into a script.`]
      : []),
    ...(textsOf(at(job, 'runs-on')).some((text) => text.includes('self-hosted'))
      ? [`${who} runs on a machine of ours.`]
      : []),
    ...secrets(job, who),
  ];
}

const event = /\$\{\{[^}]*github\.(?:event\.|head_ref)/;
const foreign = /github\.(?:event\.pull_request\.head|head_ref)/;

function secrets(value: Value | undefined, who: string): readonly string[] {
  const named = textsOf(value).flatMap((text) => [...text.matchAll(/secrets\.(?<name>\w+)/g)]);
  return named.map(({ groups }) => `${who} reads the secret ${groups?.['name']}.`);
}

/** A commit, or a file of this repository. */
function isPinned(uses: string): boolean {
  return uses.startsWith('./') || /@[0-9a-f]{40}$/.test(uses) || /^docker:.*@sha256:/.test(uses);
}

function imagesOf(job: Value): readonly string[] {
  const container = at(job, 'container');
  const services = entriesOf(at(job, 'services')).map(([, service]) => service);
  return [container, ...services].flatMap((one) => textOf(at(one, 'image')) ?? textOf(one) ?? []);
}
