import type { ObjectChange } from '../../compare/comparison.ts';
import { inOrder } from '../../tree/order.ts';
import type { Owner } from '../../tree/owner.ts';
import { listed, slugsOf } from '../look/hit.ts';
import {
  compareVersions,
  type ImageChange,
  imageChanges,
  imageTold,
  majorOf,
} from '../look/image.ts';
import { podOf } from '../look/pod.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

export const imageMajor: Rule = {
  id: 'image-major',
  level: 'warn',
  finds: 'A container runs an image of another repository, another first number, or none.',
  reason: 'A first number says that what worked may no longer work.',
  fix: 'Read the release notes, and see that the ring and its backup steps go with it.',
  symmetric: true,
  find: images(isMajor, told),
};

export const imageChanged: Rule = {
  id: 'image-changed',
  level: 'info',
  finds: 'A container runs another patch or minor of its image.',
  reason: 'Patch releases of eLabFTW change the schema too.',
  fix: 'Compare with the ring that should have moved.',
  symmetric: true,
  find: images((change) => !isMajor(change), told),
};

/** eLabFTW refuses any schema but its own, MySQL refuses the files of a later one. */
export const downgrade: Rule = {
  id: 'downgrade',
  level: 'block',
  finds: 'A container runs an older version of its image than before.',
  reason:
    'The data are already in the form of the newer one: the older one refuses them or harms them.',
  fix: 'Go back by fleet restore, which brings the backup of that version with it.',
  find: images(
    ({ before, after }) =>
      before.repository === after.repository && (compareVersions(after.tag, before.tag) ?? 0) < 0,
    ({ before, after }, containers) =>
      `${after.repository} goes back from ${before.tag} to ${after.tag} in ${containers}.`,
  ),
};

// --- internal ---

/** One hit for each image of an instance, however many containers run it: a release is one thing. */
function images(
  wanted: (change: ImageChange) => boolean,
  message: (change: ImageChange, containers: string) => string,
): Rule['find'] {
  return ({ objects }) => {
    const found = new Map<string, Found>();
    for (const change of objects) {
      for (const image of changesOf(change).filter(wanted)) {
        const { cluster, room } = change.owner;
        const key = JSON.stringify([cluster, room, image.before.text, image.after.text]);
        const none: Found = { owner: change.owner, image, containers: new Set() };
        const known = found.get(key) ?? none;
        known.containers.add(image.container);
        found.set(key, known);
      }
    }
    return [...found.values()].map(({ owner, image, containers }) => ({
      object: `${owner.cluster}/${owner.room}`,
      instances: slugsOf(owner),
      message: message(image, listed(inOrder(containers), 10)),
    }));
  };
}

interface Found {
  readonly owner: Owner;
  readonly image: ImageChange;
  readonly containers: Set<string>;
}

function changesOf(change: ObjectChange): readonly ImageChange[] {
  return isChanged(change) ? imageChanges(podOf(change.before), podOf(change.after)) : [];
}

function isMajor({ before, after }: ImageChange): boolean {
  const [was, is] = [majorOf(before.tag), majorOf(after.tag)];
  return before.repository !== after.repository || is === undefined || was !== is;
}

function told({ before, after }: ImageChange, containers: string): string {
  return `${imageTold(after)} runs instead of ${imageTold(before)} in ${containers}.`;
}
