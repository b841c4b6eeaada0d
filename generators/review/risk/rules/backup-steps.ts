import type { Comparison } from '../../compare/comparison.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { hitAt } from '../look/hit.ts';
import { imageChanges, imagesOf, imageTold } from '../look/image.ts';
import { podOf } from '../look/pod.ts';
import { roomObjects } from '../look/room.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Hit, Rule } from '../rule.ts';

/** Law 7: a new release is rehearsed, backed up and migrated by the very same image. */
export const backupMissing: Rule = {
  id: 'backup-missing',
  level: 'block',
  finds:
    'The release of a web pod changes without its steps: the rehearsal, the last backup, the migration, all by the same image; or a step goes.',
  reason:
    'The new release refuses the old schema, or changes it with nothing to go back to (law 7).',
  fix: 'Render again with fleet render: prepare, last-backup and migrate go with the release.',
  find: (comparison) =>
    comparison.objects
      .filter(isChanged)
      .filter(({ before }) => before.kind === 'StatefulSet' && isStepped(before))
      .flatMap((change) => missing(change, comparison)),
};

// --- internal ---

/** Containers that run before the page, in the web pod itself. */
const steps = ['last-backup', 'migrate'];

/** The pod that holds the page and its schema. */
function isStepped(manifest: Manifest): boolean {
  const images = imagesOf(podOf(manifest));
  return images.has('web') || steps.some((step) => images.has(step));
}

function missing(change: Changed, comparison: Comparison): Hit[] {
  const [was, is] = [podOf(change.before), podOf(change.after)];
  const before = imagesOf(was);
  const after = imagesOf(is);
  const lost = steps.filter((step) => before.has(step) && !after.has(step));
  const web = imageChanges(was, is).find(({ container }) => container === 'web');
  const other = steps.filter((step) => after.get(step)?.text !== after.get('web')?.text);
  const said = [
    ...lost.map((step) => `The step ${step} goes: a start may change the schema without it.`),
    ...(web === undefined ? [] : unsteppedBy(other, lost)),
    ...(web === undefined || rehearsed(change, comparison)
      ? []
      : [`No job prepare rehearses ${imageTold(web.after)}.`]),
  ];
  return [...new Set(said)].map((message) => hitAt(change, message));
}

function unsteppedBy(other: readonly string[], lost: readonly string[]): readonly string[] {
  return other
    .filter((step) => !lost.includes(step))
    .map((step) => `The step ${step} does not run the release of the page.`);
}

/** Whether the head has a rehearsal with the image that the page will run. */
function rehearsed({ owner, after }: Changed, comparison: Comparison): boolean {
  const wanted = imagesOf(podOf(after)).get('web')?.text;
  return roomObjects(comparison, owner, 'after', /\bJob\b/).some(
    (job) => job.kind === 'Job' && imagesOf(podOf(job)).get('prepare')?.text === wanted,
  );
}
