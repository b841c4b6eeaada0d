import type { Comparison } from '../../compare/comparison.ts';
import { at, type Value } from '../../manifest/value.ts';
import type { SourceFile } from '../../source/source.ts';
import { githubPowers, githubUnpinned } from '../look/github.ts';
import { gitlabPowers, gitlabUnpinned } from '../look/gitlab.ts';
import { entriesOf, workflowOf } from '../look/workflow.ts';
import type { Hit, Rule } from '../rule.ts';

/** A workflow holds the keys of the whole repository: what it gains is read word by word. */
export const workflowWidened: Rule = {
  id: 'workflow-widened',
  level: 'block',
  finds:
    'A workflow gains a permission, a secret or a way to be started by anybody, or leaves an environment that somebody guards.',
  reason: 'Whoever gets into such a job writes to the repository, and so to every cluster.',
  fix: 'Give each job the least that it needs, and take words of users from files, never into a script.',
  find: (comparison) =>
    workflows(comparison).flatMap((file) => {
      const [before, after] = [read(file.before), read(file.after)];
      if (file.after !== undefined && after === undefined) {
        return [hit(file, 'It is no workflow that can be read.')];
      }
      const powers = file.path.startsWith('.github/') ? githubPowers : gitlabPowers;
      const known = new Set(before === undefined ? [] : powers(before));
      const gained = powers(after).filter((power) => !known.has(power));
      return [...new Set([...gained, ...unguarded(before, after)])].map((what) => hit(file, what));
    }),
};

/** Programs of others, taken as they are on the day. */
export const workflowUnpinned: Rule = {
  id: 'workflow-unpinned',
  level: 'block',
  finds: 'A workflow takes an action, an include or an image that no commit or digest pins.',
  reason: 'Whoever moves its tag runs in our workflow, with its token.',
  fix: 'Pin actions to a commit of 40 digits, images to a digest.',
  find: (comparison) =>
    workflows(comparison).flatMap((file) => {
      const unpinned = file.path.startsWith('.github/') ? githubUnpinned : gitlabUnpinned;
      const known = new Set(unpinned(read(file.before)));
      const come = unpinned(read(file.after)).filter((one) => !known.has(one));
      return [...new Set(come)].map((what) => hit(file, what));
    }),
};

// --- internal ---

const places = /^(?:\.github\/(?:workflows|actions)\/.+|\.gitlab\/.+|\.gitlab-ci)\.ya?ml$/;

function workflows({ source }: Comparison): readonly SourceFile[] {
  return (source?.files ?? []).filter(({ path }) => places.test(path));
}

function read(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : workflowOf(text);
}

/** Jobs that stay and no longer wait for the environment that they waited for. */
function unguarded(before: Value | undefined, after: Value | undefined): readonly string[] {
  const now = new Map(entriesOf(at(after, 'jobs') ?? after));
  return entriesOf(at(before, 'jobs') ?? before).flatMap(([name, job]) => {
    const heir = now.get(name);
    const lost =
      at(job, 'environment') !== undefined &&
      heir !== undefined &&
      at(heir, 'environment') === undefined;
    return lost ? [`Job ${name} no longer waits for an environment.`] : [];
  });
}

function hit({ path }: SourceFile, message: string): Hit {
  return { object: path, instances: [], message };
}
