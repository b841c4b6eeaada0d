/**
 * The document that the reconciler is started with. Types alone: the programs beside
 * this file are plain JavaScript and name them in their comments.
 */
export type WantedValue =
  | string
  | { readonly secretFile: string }
  | { readonly leftTo: 'application' };

export interface DesiredTeam {
  /** Key by which the team is known for ever; it survives a new name. */
  readonly orgid: string;
  readonly name: string;
  /** Name of a team that is taken over instead of making another one. */
  readonly adopts: string | null;
  readonly visible: '0' | '1';
}

export interface DesiredState {
  readonly version: 1;
  /** Address of the instance; the reconciler refuses any other. */
  readonly site: string;
  /** Lines of releases (`6.0`) whose answers were looked at. */
  readonly releases: readonly string[];
  /** Every writable setting. Never `schema`. */
  readonly settings: Readonly<Record<string, WantedValue>>;
  readonly keys: {
    /** An empty text is ignored there; null clears. */
    readonly encrypted: readonly string[];
    readonly filtered: readonly string[];
    /** Settings whose values may be printed. */
    readonly spoken: readonly string[];
  };
  readonly identity: {
    /** Metadata of the providers that are let in; all others are switched off. */
    readonly source: string;
    /** Domain whose providers' identifiers are believed; null: every provider's. */
    readonly trustIdentifiersOf: string | null;
  };
  readonly teams: readonly DesiredTeam[];
  /** `orgid` of the team that every sysadmin administers. */
  readonly administration: string;
  readonly pilots: {
    /** `orgid` of the team that they administer. */
    readonly team: string;
    /** References in the directory: the federated `orgid` of their accounts. */
    readonly admins: readonly string[];
    readonly former: readonly string[];
  };
}

/** One difference between what is and what should be. Never holds a value of free text. */
export interface Change {
  readonly part: 'setting' | 'source' | 'provider' | 'team' | 'member';
  readonly name: string;
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  /**
   * What time brings and nobody has changed: a pilot's first login; providers that
   * their federation has added, and with them what such a provider brings along.
   */
  readonly awaited?: 'always' | 'with-source';
}

/** Changes that one request makes. */
export interface Step {
  readonly changes: readonly Change[];
  readonly run: () => Promise<void>;
}

/** What a part found: steps to take, and what only a person can see to. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
}

export interface Note {
  readonly note: string;
  readonly name: string;
}
