import type { Manifest } from '../../manifest/parse.ts';
import { at, textOf } from '../../manifest/value.ts';

export const waveAnnotation = 'argocd.argoproj.io/sync-wave';

/** The wave in which Argo CD applies the object; 0 where it says none. */
export function waveOf({ body }: Manifest): number {
  const wave = Number(textOf(at(body, 'metadata', 'annotations', waveAnnotation)) ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}
