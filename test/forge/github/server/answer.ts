import type { Caller } from './callers.ts';
import type { GitHubState } from './state.ts';

/** A call as a route gets it: found, permitted, and its body read. */
export interface Call {
  readonly state: GitHubState;
  readonly caller: Caller;
  readonly method: string;
  /** Address of the API, as the caller reached it. */
  readonly api: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

export const nothing: Answer = { status: 204 };

export function refusal(status: number, message: string, more: object = {}): Answer {
  const documentation_url = 'https://docs.github.com/rest';
  return { status, body: { message, documentation_url, status: String(status), ...more } };
}

export const notFound = refusal(404, 'Not Found');

/** As GitHub refuses a body: which field of what, and why. */
export function invalid(resource: string, field: string, code: string, message?: string): Answer {
  const errors = [{ resource, field, code, ...(message === undefined ? {} : { message }) }];
  return refusal(422, 'Validation Failed', { errors });
}

/** One page of a list, with the addresses of the others. */
export function paged(call: Call, items: readonly unknown[]): Answer {
  const { searchParams } = call.url;
  const size = Math.min(100, Math.max(1, Number(searchParams.get('per_page') ?? 30)));
  const page = Math.max(1, Number(searchParams.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (number: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(number));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  return {
    status: 200,
    body: items.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}
