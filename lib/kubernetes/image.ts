/** What pins an image: the tag is for readers, the digest decides. */
export interface PinnedImage {
  readonly image: string;
  readonly tag: string;
  readonly digest: string;
}

export function imageReference({ image, tag, digest }: PinnedImage): string {
  return `${image}:${tag}@${digest}`;
}
