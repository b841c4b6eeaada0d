import { z } from 'zod';
import type { FleetIdentity } from './compare.ts';
import { shapingFields } from './twin.ts';

const value = z.string().nullable();
const paths = z.array(z.string());

/** `fleet audit --fleet --format json`. Version 1. */
export const fleetAuditSchema = z.strictObject({
  version: z.literal(1),
  /** Every instance is the baseline plus what its file says, and what is committed is that. */
  identical: z.boolean(),
  instances: z.array(
    z.strictObject({
      slug: z.string(),
      explained: z.array(
        z.strictObject({
          field: z.enum(shapingFields),
          /** What the file says, as JSON; null: nothing. */
          value,
          paths,
          settings: z.array(z.strictObject({ key: z.string(), before: value, after: value })),
        }),
      ),
      unexplained: z.array(
        z.strictObject({ path: z.string(), before: value, after: value, why: z.string() }),
      ),
    }),
  ),
  /** How the committed manifests differ from the rendered ones; null: not looked at. */
  dist: z
    .strictObject({
      files: z.number().int(),
      differing: paths,
      missing: paths,
      stale: paths,
    })
    .nullable(),
});

/** How the committed manifests differ from what is rendered. Paths are relative. */
export interface CommittedFiles {
  /** How many there should be. */
  readonly files: number;
  readonly differing: readonly string[];
  readonly missing: readonly string[];
  readonly stale: readonly string[];
}

/** The proof by rendering, and that what is committed is what was rendered. */
export interface FleetAudit extends FleetIdentity {
  readonly dist: CommittedFiles | null;
}

/** Joins the two halves; `identical` is true only if both are. */
export function fleetAudit(found: FleetIdentity, dist: CommittedFiles | null): FleetAudit {
  const strays = dist === null ? [] : [dist.differing, dist.missing, dist.stale].flat();
  return { ...found, identical: found.identical && strays.length === 0, dist };
}
