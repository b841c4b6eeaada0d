import { textOf } from '../../manifest/value.ts';
import type { Rule } from '../rule.ts';
import { hitAt, type Leaf, leaves } from './leaves.ts';

/** An image known by its tag alone: what runs may change without a commit. */
export const imageUnpinned: Rule = {
  id: 'image-unpinned',
  level: 'block',
  fix: 'Pin the image by its digest, as releases.json does.',
  find: images(
    ({ before, after }) => before.digest !== '' && after.digest === '',
    'has no digest any more.',
  ),
};

/** Another content under the same tag: upstream rebuilt it, or somebody else did. */
export const digestMoved: Rule = {
  id: 'digest-moved',
  level: 'warn',
  fix: 'Find out who rebuilt the tag before it runs: compare with the release upstream.',
  find: images(
    ({ before, after }) =>
      before.tagged === after.tagged && after.digest !== '' && before.digest !== after.digest,
    'keeps its tag and gets another content.',
  ),
};

// --- internal ---

interface Pinned {
  readonly tagged: string;
  readonly digest: string;
}

function images(
  fires: (pair: { before: Pinned; after: Pinned }) => boolean,
  what: string,
): Rule['find'] {
  return ({ objects }) =>
    objects.flatMap((change) =>
      leaves(change).flatMap((leaf) => {
        const pair = pinned(leaf);
        return pair !== undefined && fires(pair)
          ? [hitAt(change, `The image ${pair.after.tagged} ${what}`)]
          : [];
      }),
    );
}

function pinned({ path, before, after }: Leaf): { before: Pinned; after: Pinned } | undefined {
  const [old, now] = [textOf(before), textOf(after)];
  if (path.at(-1) !== 'image' || old === undefined || now === undefined) return undefined;
  return { before: parts(old), after: parts(now) };
}

function parts(image: string): Pinned {
  const [tagged = '', digest = ''] = image.split('@', 2);
  return { tagged, digest };
}
