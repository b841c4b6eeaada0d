/** What kind of value a setting holds. All are stored as strings; upstream checks none of them. */
export type Kind =
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'text'; readonly longest: number }
  /** `filtered`: passes upstream's HTML filter on its way in (facts/elabftw-live.md). */
  | { readonly type: 'html'; readonly filtered: boolean }
  | { readonly type: 'url' }
  | { readonly type: 'mail' }
  | { readonly type: 'secret' };

/** One row of the table `config`. */
export interface Setting {
  readonly kind: Kind;
  /** Value of a fresh installation of 6.x; null where there is none. */
  readonly upstream: string | null;
  /** Stored under SECRET_KEY: an empty text is ignored, only null clears it. */
  readonly encrypted: boolean;
  /** Oldest release in which this row was observed (facts/elabftw-live.md); older ones were not looked at. */
  readonly since: string;
}

/** Oldest installation whose rows were listed. All 148 were there, and all are there in 6.x. */
export const firstObserved = '5.6.12';

export function boolean(upstream: '0' | '1'): Setting {
  return plain({ type: 'boolean' }, upstream);
}

export function integer(upstream: string, min: number, max: number): Setting {
  return plain({ type: 'integer', min, max }, upstream);
}

export function oneOf(upstream: string, values: readonly string[]): Setting {
  return plain({ type: 'enum', values }, upstream);
}

export function text(upstream: string | null, longest = 255): Setting {
  return plain({ type: 'text', longest }, upstream);
}

/** HTML that upstream stores as it is. */
export function html(upstream: string | null): Setting {
  return plain({ type: 'html', filtered: false }, upstream);
}

/** HTML that upstream rewrites before it stores it. */
export function filteredHtml(upstream: string | null): Setting {
  return plain({ type: 'html', filtered: true }, upstream);
}

export function url(upstream: string | null): Setting {
  return plain({ type: 'url' }, upstream);
}

export function mail(upstream: string): Setting {
  return plain({ type: 'mail' }, upstream);
}

/** A secret that is stored in clear. */
export function clearSecret(upstream: string | null): Setting {
  return plain({ type: 'secret' }, upstream);
}

/** A secret that is stored under SECRET_KEY. */
export function secret(upstream: string | null): Setting {
  return { kind: { type: 'secret' }, upstream, encrypted: true, since: firstObserved };
}

// --- internal ---

function plain(kind: Kind, upstream: string | null): Setting {
  return { kind, upstream, encrypted: false, since: firstObserved };
}
