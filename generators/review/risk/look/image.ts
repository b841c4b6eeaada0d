import { textOf, type Value } from '../../manifest/value.ts';
import { containersOf } from './pod.ts';

/** `registry:5000/name:6.0.4@sha256:…`, taken apart. */
export interface Image {
  readonly text: string;
  readonly repository: string;
  /** Empty when there is none. */
  readonly tag: string;
  /** Empty when there is none. */
  readonly digest: string;
}

/** A container that runs another image than before. */
export interface ImageChange {
  readonly container: string;
  readonly before: Image;
  readonly after: Image;
}

/** Images by the name of their container. */
export function imagesOf(pod: Value | undefined): ReadonlyMap<string, Image> {
  const found = new Map<string, Image>();
  for (const { name, body } of containersOf(pod)) {
    const text = textOf(body instanceof Map ? body.get('image') : undefined);
    if (text !== undefined) found.set(name, imageOf(text));
  }
  return found;
}

/** Containers of both pods whose image is another one. */
export function imageChanges(before: Value | undefined, after: Value | undefined): ImageChange[] {
  const old = imagesOf(before);
  return [...imagesOf(after)].flatMap(([container, image]) => {
    const previous = old.get(container);
    if (previous === undefined || previous.text === image.text) return [];
    return [{ container, before: previous, after: image }];
  });
}

/** For a message: a digest's first 12 digits tell it apart; the whole one stands in the changed field. */
export function imageTold({ text }: Image): string {
  return text.replace(/(?<=@sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '…');
}

/** Below, above or equal zero by the numbers of two versions; undefined where one tells none. */
export function compareVersions(a: string, b: string): number | undefined {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  if (one === undefined || other === undefined) return undefined;
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    const difference = (one[place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** First number of a version, or undefined. */
export function majorOf(version: string): number | undefined {
  return numbersOf(version)?.[0];
}

// --- internal ---

function numbersOf(version: string): number[] | undefined {
  const numbers = /^v?(?<numbers>\d{1,9}(?:\.\d{1,9}){0,5})/.exec(version)?.groups?.['numbers'];
  return numbers?.split('.').map(Number);
}

function imageOf(text: string): Image {
  const [named = '', digest = ''] = text.split('@', 2);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const [repository, tag] =
    colon === -1 ? [named, ''] : [named.slice(0, colon), named.slice(colon + 1)];
  return { text, repository, tag, digest };
}
