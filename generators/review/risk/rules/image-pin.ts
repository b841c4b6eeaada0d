import { eachChange } from '../look/hit.ts';
import { imageChanges, imagesOf } from '../look/image.ts';
import { containersOf, podOf } from '../look/pod.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** An image known by its tag alone: what runs may change without a commit. */
export const imageUnpinned: Rule = {
  id: 'image-unpinned',
  level: 'block',
  finds: 'A container gets an image that no digest pins.',
  reason: 'Whoever can write the tag decides what runs beside the data, without a commit.',
  fix: 'Pin the image by its digest, as releases.json does.',
  find: eachChange(({ before, after }) => {
    if (after === undefined) return [];
    const old = before === undefined ? undefined : imagesOf(podOf(before));
    const now = imagesOf(podOf(after));
    const without = containersOf(podOf(after))
      .filter(({ name }) => old?.has(name) === true && !now.has(name))
      .map(({ name }) => `The container ${name} names no image any more.`);
    const unpinned = [...now]
      .filter(([container, { digest, text }]) => {
        return digest === '' && old?.get(container)?.text !== text;
      })
      .map(([container, { text }]) => `The image ${text} of ${container} has no digest.`);
    return [...without, ...unpinned];
  }),
};

/** Another content under the same tag: upstream rebuilt it, or somebody else did. */
export const digestMoved: Rule = {
  id: 'digest-moved',
  level: 'warn',
  finds: 'An image keeps its tag and gets another digest.',
  reason:
    'A tag that moves is how a stolen registry account is seen; a rolling tag looks the same.',
  fix: 'Find out who rebuilt the tag before it runs: compare with the release upstream.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? imageChanges(podOf(change.before), podOf(change.after))
          .filter(
            ({ before, after }) =>
              before.repository === after.repository &&
              before.tag === after.tag &&
              before.digest !== after.digest &&
              before.digest !== '' &&
              after.digest !== '',
          )
          .map(({ after }) => {
            return `The image ${after.repository}:${after.tag} keeps its tag and gets another content.`;
          })
      : [],
  ),
};
