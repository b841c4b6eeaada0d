import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import type { Owner } from '../../tree/owner.ts';
import { listed, slugsOf } from '../look/hit.ts';
import { type Image, imagesOf, imageTold } from '../look/image.ts';
import { podOf } from '../look/pod.ts';
import { roomObjects, roomsOf } from '../look/room.ts';
import type { Hit, Rule } from '../rule.ts';

/** Two programs of different releases on one schema: one of them is wrong. */
export const twoReleases: Rule = {
  id: 'two-releases',
  level: 'block',
  finds: 'After the change, pods of one instance run different releases of one image.',
  reason: 'They work on one database and one set of files, whose form only one of them knows.',
  fix: 'Render the whole instance again: all its containers follow its ring.',
  find: (comparison) =>
    roomsOf(comparison, (change) => change.owner.slug !== undefined && bringsImage(change)).flatMap(
      (owner) => disagreements(owner, comparison),
    ),
};

// --- internal ---

/** What disagreed before, and what no longer runs, is nobody's doing here. */
function bringsImage({ before, after }: ObjectChange): boolean {
  if (after === undefined) return false;
  const known = before === undefined ? undefined : imagesOf(podOf(before));
  return [...imagesOf(podOf(after))].some(([name, { text }]) => known?.get(name)?.text !== text);
}

function disagreements(owner: Owner, comparison: Comparison): Hit[] {
  const repositories = new Map<string, Map<string, Image>>();
  for (const manifest of roomObjects(comparison, owner, 'after', /\bimage"?:/)) {
    for (const image of imagesOf(podOf(manifest)).values()) {
      const known = repositories.get(image.repository) ?? new Map<string, Image>();
      repositories.set(image.repository, known.set(image.text, image));
    }
  }
  return [...repositories.values()]
    .filter((images) => images.size > 1)
    .map((images) => ({
      object: `${owner.cluster}/${owner.room}`,
      instances: slugsOf(owner),
      message: `It would run ${listed([...images.values()].map(imageTold).sort())} at one time.`,
    }));
}
