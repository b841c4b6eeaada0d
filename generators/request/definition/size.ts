import { type Platform, type SizeId, sizeIds } from '../../../lib/platform/index.ts';

/** The smallest size that is made for as many users. */
export function sizeFor(users: number, { sizes }: Platform): SizeId {
  return sizeIds.find((id) => users <= sizes[id].users) ?? 'L';
}
