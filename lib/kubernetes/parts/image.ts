import { FleetError } from '../../base/index.ts';
import type { PartId, Platform } from '../../platform/index.ts';
import { imageReference } from '../image.ts';

/**
 * The pinned image of an optional part.
 *
 * @throws {FleetError} `PART_NOT_PINNED`: nothing of this fleet runs by tag alone.
 */
export function partImage(part: PartId, { releases }: Platform): string {
  const pinned = releases.parts?.[part];
  if (pinned !== undefined) return imageReference(pinned);
  throw new FleetError({
    code: 'PART_NOT_PINNED',
    what: `The switch “${part}” of a ring is on, but no image of it is pinned.`,
    where: `lib/platform/releases.json parts.${part}`,
    fix: 'Pin its image by tag and digest there, or switch it off in lib/platform/rings.json.',
  });
}
