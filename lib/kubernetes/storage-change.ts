import type { Finding } from '../base/index.ts';
import type { Resolved } from '../instance/index.ts';
import { type ClaimName, claimNames, claimSizes } from './storage.ts';

/**
 * What a change of an instance would do to its claims. Kubernetes lets a claim grow
 * and refuses to shrink it; a claim that leaves the manifests keeps its data but
 * loses its pod.
 */
export function storageChange(before: Resolved, after: Resolved): readonly Finding[] {
  const old = claimSizes(before);
  const now = claimSizes(after);
  return claimNames.flatMap((name) => {
    const from = old[name] ?? 0;
    const to = now[name] ?? 0;
    return to < from ? [shrinks(after.slug, name, from, to)] : [];
  });
}

// --- internal ---

const fields: Readonly<Record<ClaimName, string>> = {
  files: 'storage',
  exports: 'storage',
  database: 'database',
};

function shrinks(slug: string, name: ClaimName, from: number, to: number): Finding {
  return {
    code: 'claim-shrinks',
    level: 'error',
    slug,
    field: fields[name],
    fr: `Le volume « ${name} » ne peut pas passer de ${from} à ${to} Gi : Kubernetes agrandit un volume, il ne le réduit jamais.`,
    en: `The claim “${name}” cannot go from ${from} to ${to} Gi: Kubernetes lets a claim grow and never shrink.`,
    fix: {
      fr: 'Gardez la taille et le genre de stockage, ou demandez une reprise dans une instance neuve.',
      en: 'Keep the size and the kind of storage, or ask for a restore into a new instance.',
    },
  };
}
