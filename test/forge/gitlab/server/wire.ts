import type { z } from 'zod';
import type { Account, State } from './state.ts';

/** What a call may be answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call, checked: nothing in it that the documentation does not name. */
export interface Call<Query, Body> {
  readonly state: State;
  readonly account: Account;
  /** Role of the account in the project. */
  readonly role: number;
  /** What stands for `:name` in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The whole address, for links to the next page. */
  readonly url: URL;
}

export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly act: (call: Call<unknown, unknown>) => Answer;
}

/**
 * One operation of the API.
 *
 * @param path as the documentation writes it: `/projects/:id/issues/:iid`.
 */
export function route<Query, Body>(
  method: string,
  path: string,
  query: z.ZodType<Query>,
  body: z.ZodType<Body>,
  act: (call: Call<Query, Body>) => Answer,
): Route {
  const pattern = path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return {
    method,
    pattern: new RegExp(`^/api/v4${pattern}$`),
    query,
    body,
    // Both were parsed by the schemas of this very route.
    act: (call) => act(call as Call<Query, Body>),
  };
}

/** An answer that stops a call half-way. */
export class Refusal extends Error {
  readonly status: number;
  readonly words: unknown;

  constructor(status: number, words: unknown) {
    super(String(words));
    this.status = status;
    this.words = words;
  }
}

export function notFound(what = 'Not found'): Refusal {
  return new Refusal(404, { message: `404 ${what}` });
}

export function forbidden(): Refusal {
  return new Refusal(403, { message: '403 Forbidden' });
}

/** GitLab's numbers for roles. */
export const roles = { guest: 10, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;

export function needs(role: number, least: number): void {
  if (role < least) throw forbidden();
}
