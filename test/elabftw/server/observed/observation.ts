/** What came back: what is not named was not looked at. */
export interface Seen {
  readonly status: number;
  /** Number in the body; the body has a message and a description beside it. */
  readonly code?: number;
  /** `empty`, or the beginning of a page. */
  readonly body?: 'empty' | 'page';
  /** Path behind the address. */
  readonly location?: string;
  /** Fields of the answer, or of its first row, with their values. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Number of rows. */
  readonly rows?: number;
  /** How many rows the audit log got by it. */
  readonly audited?: number;
}

/** One request. A text as body is sent as it is. */
export interface Step {
  readonly ask: readonly [method: string, path: string, body?: unknown];
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly seen: Seen;
}

/** What the state was before, in which line of releases, and what was asked then. */
export interface Observation {
  readonly what: string;
  readonly release?: '5.6.12' | '6.0.0-alpha4';
  readonly before?: Change;
  readonly steps: readonly Step[];
}

/** What was done to the installation by other ways than its API. */
export type Change =
  | { readonly operator: Readonly<Record<string, unknown>> }
  | { readonly readOnlyKey: true }
  | { readonly malformedSite: true };

export function step(
  method: string,
  path: string,
  body: unknown,
  seen: Seen | number,
  headers: Step['headers'] = {},
): Step {
  const ask = body === undefined ? ([method, path] as const) : ([method, path, body] as const);
  return { ask, headers, seen: typeof seen === 'number' ? { status: seen } : seen };
}
