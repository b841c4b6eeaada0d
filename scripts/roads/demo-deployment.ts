import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const object = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ annotations: z.record(z.string(), z.string()).optional() }),
  spec: z.looseObject({ hostnames: z.array(z.string()).optional() }).optional(),
});

/** What lies in `dist/` for an instance, as Argo CD would take it: kinds by wave, and the address. */
export interface Deployment {
  readonly address: string;
  readonly waves: readonly { readonly wave: number; readonly kinds: readonly string[] }[];
}

/** Reads the rendered manifests of one instance, wherever its cluster's folder is. */
export function deployment(repository: string, slug: string): Deployment {
  const dist = join(repository, 'dist');
  const cluster = readdirSync(dist).find((name) => readdirSync(join(dist, name)).includes(slug));
  const text = readFileSync(join(dist, cluster ?? '', slug, 'manifests.yaml'), 'utf8');
  const objects = parseAllDocuments(text).map((document) => object.parse(document.toJS()));
  const numbers = [...new Set(objects.map(waveOf))].sort((a, b) => a - b);
  const host = objects.flatMap(({ spec }) => spec?.hostnames ?? [])[0];
  return {
    address: `https://${host ?? ''}`,
    waves: numbers.map((wave) => ({
      wave,
      kinds: counted(objects.filter((one) => waveOf(one) === wave).map(({ kind }) => kind)),
    })),
  };
}

// --- internal ---

function waveOf({ metadata }: z.infer<typeof object>): number {
  return Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}

/** `['Job', 'Job', 'Service']` → `['2 Job', 'Service']`. */
function counted(kinds: readonly string[]): string[] {
  return [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((other) => other === kind).length;
    return count === 1 ? kind : `${count} ${kind}`;
  });
}
