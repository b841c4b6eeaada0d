import { z } from 'zod';
import type { Answer } from './wire.ts';

const count = z
  .string()
  .regex(/^[0-9]{1,9}$/)
  .transform(Number);

/** Parameters of every list. */
export const offset = {
  page: count.optional(),
  per_page: count.pipe(z.number().min(1).max(100)).optional(),
};

/** Parameters of lists that are paged by what comes after, too. */
export const keyset = {
  ...offset,
  pagination: z.enum(['keyset', 'offset']).optional(),
  cursor: z.string().optional(),
};

interface Asked {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
  readonly pagination?: 'keyset' | 'offset' | undefined;
  readonly cursor?: string | undefined;
}

/** One page of a list, with the headers that GitLab gives. */
export function pageOf<T>(items: readonly T[], asked: Asked, url: URL): Answer & { body: T[] } {
  const { page = 1, per_page: size = 20 } = asked;
  const first = (page - 1) * size;
  const pages = Math.max(1, Math.ceil(items.length / size));
  const next = page < pages ? page + 1 : undefined;
  const links = [
    ...(next === undefined ? [] : [link(url, { page: String(next) }, 'next')]),
    link(url, { page: '1' }, 'first'),
    link(url, { page: String(pages) }, 'last'),
  ];
  return {
    status: 200,
    body: items.slice(first, first + size),
    headers: {
      link: links.join(', '),
      'x-page': String(page),
      'x-per-page': String(size),
      'x-next-page': next === undefined ? '' : String(next),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-total': String(items.length),
      'x-total-pages': String(pages),
    },
  };
}

/** The same by keyset: the next page begins after what `keyOf` says of the last item. */
export function keysetPageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  asked: Asked,
  url: URL,
): Answer & { body: T[] } {
  const { cursor, per_page: size = 20 } = asked;
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64').toString('utf8');
  const first = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  const body = items.slice(first, first + size);
  const last = body.at(-1);
  const isMore = first + size < items.length && last !== undefined;
  const next = isMore ? Buffer.from(keyOf(last)).toString('base64') : undefined;
  return {
    status: 200,
    body,
    headers: next === undefined ? {} : { link: link(url, { cursor: next }, 'next') },
  };
}

// --- internal ---

function link(url: URL, change: Readonly<Record<string, string>>, rel: string): string {
  const other = new URL(url);
  for (const [key, value] of Object.entries(change)) other.searchParams.set(key, value);
  return `<${other.href}>; rel="${rel}"`;
}
