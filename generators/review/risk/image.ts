import type { ObjectChange } from '../compare/comparison.ts';
import type { Manifest } from '../manifest/parse.ts';
import { at, isList, isMap, items, textOf, type Value } from '../manifest/value.ts';

/** A container that runs another image than before. */
export interface ImageChange {
  readonly container: string;
  readonly before: string;
  readonly after: string;
  /** Another repository, another first number of the version, or a version that tells none. */
  readonly major: boolean;
}

/** Containers, of one object on both sides, whose image changed. */
export function imageChanges({ before, after }: ObjectChange): ImageChange[] {
  if (before === undefined || after === undefined) return [];
  const old = imagesOf(before);
  return [...imagesOf(after)].flatMap(([container, image]) => {
    const previous = old.get(container);
    if (previous === undefined || previous === image) return [];
    return [
      {
        container,
        before: shortened(previous),
        after: shortened(image),
        major: isMajor(previous, image),
      },
    ];
  });
}

// --- internal ---

function imagesOf({ body }: Manifest): Map<string, string> {
  const found = new Map<string, string>();
  collect(body, found);
  return found;
}

/** Pod templates lie at different depths of different kinds: looked for anywhere. */
function collect(value: Value, found: Map<string, string>): void {
  if (isList(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (!isMap(value)) return;
  for (const [key, held] of value) {
    if (key === 'containers' || key === 'initContainers') {
      for (const container of items(held)) {
        const [name, image] = [textOf(at(container, 'name')), textOf(at(container, 'image'))];
        if (name !== undefined && image !== undefined) found.set(name, image);
      }
    } else {
      collect(held, found);
    }
  }
}

/** A digest's first 12 digits tell it apart; the whole one stands in the changed field. */
function shortened(image: string): string {
  return image.replace(/(?<=@sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '…');
}

function isMajor(before: string, after: string): boolean {
  const [a, b] = [partsOf(before), partsOf(after)];
  return a.repository !== b.repository || a.major === undefined || a.major !== b.major;
}

/** `registry:5000/name:6.0.4@sha256:…` → repository and first number of the tag. */
function partsOf(image: string): { repository: string; major: string | undefined } {
  const [named = ''] = image.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  if (colon === -1) return { repository: named, major: undefined };
  return {
    repository: named.slice(0, colon),
    major: /^v?(?<major>\d+)/.exec(named.slice(colon + 1))?.groups?.['major'],
  };
}
