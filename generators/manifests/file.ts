/** A file of `dist/`: where it goes and what it holds. */
export interface RenderedFile {
  /** Relative to `dist/`, with forward slashes: `ouest/umr-agro/manifests.yaml`. */
  readonly path: string;
  readonly text: string;
}
