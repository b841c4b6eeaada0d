import { nameLimit, shown } from '../show.ts';
import { maskTokens } from './token.ts';

/**
 * A name or path that comes from the trees, as a report may show it. Masked part
 * by part: short hashes in several parts are no secret when put together.
 */
export function safeName(text: string): string {
  return shown(text.split('/').map(maskTokens).join('/'), nameLimit);
}
