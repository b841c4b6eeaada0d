import type { Bilingual } from '../../base/index.ts';

/** The institute that runs this fleet. Another institute changes the data, not this type. */
export interface Institute {
  readonly name: string;
  /** Short name, as people say it. */
  readonly acronym: string;
  /** DNS domain that the institute owns. */
  readonly domain: string;
  /** IANA time zone of its working hours. */
  readonly timeZone: string;
  /** Where a requester reaches a human. A functional mailbox, never a person's. */
  readonly support: { readonly mailbox: string; readonly url: string };
  /** The directory that a pilot's reference points into, and what such a reference looks like. */
  readonly directory: {
    readonly name: Bilingual;
    /** A whole reference, as a regular expression without anchors. */
    readonly reference: string;
    readonly example: string;
    readonly whereToFind: Bilingual;
  };
  /** Research centres, by id: what the request form offers. */
  readonly centres: Readonly<Record<string, string>>;
  readonly forge: ForgePlace;
  readonly argocd: ArgoCd;
}

/** The forge where requests are opened and changes merged. */
export interface ForgePlace {
  readonly kind: 'github' | 'gitlab';
  /** Host of the forge, without a scheme. */
  readonly host: string;
  /** `owner/name` on GitHub, `group/…/name` on GitLab. */
  readonly repository: string;
  /**
   * Group whose members may have a request carried out, by its path on each forge
   * (`organisation/team`, `group/subgroup`). Where none is named requests are off: they are
   * answered, and none becomes a pull request.
   */
  readonly requesters: Readonly<Partial<Record<'github' | 'gitlab', string>>>;
  /** Teams that are mentioned when an approval is due; never a person. */
  readonly teams: {
    readonly maintainers: string;
    readonly security: string;
    readonly dataProtection: string;
    /** Heads of units: they answer for who asks, and for the pilots. */
    readonly unitHeads: string;
  };
}

/** What each cluster's own Argo CD follows. */
export interface ArgoCd {
  /** Namespace that Argo CD runs in. */
  readonly namespace: string;
  /** URL by which Argo CD clones this repository. */
  readonly repoUrl: string;
  /** Fully qualified, so that Argo CD need not scan all refs. Only CI moves it (law 10). */
  readonly revision: string;
}
