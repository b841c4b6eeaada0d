import type { Bilingual } from '../../../lib/base/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { Reason } from '../reason/reason.ts';
import type { Values } from '../value/values.ts';
import type { EarlierForm } from './earlier.ts';
import type { Field } from './field.ts';

/** What a proposal may know beside the answers. No clock: the same request always gets the same answer. */
export interface ProposalContext {
  readonly platform: Platform;
  readonly fleet: readonly Instance[];
  /** Day on which the request was opened, `YYYY-MM-DD`: all dates are judged as of that day. */
  readonly openedOn: string;
  /** Where it comes from, to be written into the instance. */
  readonly request: Instance['request'];
  /** Group on the forge that will own the instance, by its numeric id. */
  readonly group: number;
}

/** A reason, and the id of the field that it concerns. */
export interface FieldReason {
  readonly id: string;
  readonly reason: Reason;
}

/**
 * Who may have such a request carried out. `anyone`: it changes nothing. `member`: of the
 * institute's group on the forge. `owner`: of the group that the base branch records as the
 * notebook's owner, or a maintainer.
 */
export const tiers = ['anyone', 'member', 'owner'] as const;
export type Tier = (typeof tiers)[number];

/** What every kind of request has: forms, templates, parser and reference page are made of this. */
interface KindBase {
  /** Stable for ever. */
  readonly id: string;
  /** Raised whenever a label, an option or the order of the fields changes. */
  readonly formVersion: number;
  /** Versions whose bodies are still understood. */
  readonly earlier: readonly EarlierForm[];
  readonly tier: Tier;
  /** Name of the form in the list of forms. */
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** What a requester should know before filling the form. */
  readonly intro: Bilingual;
  /** Beginning of the issue's title, before what the requester writes. */
  readonly issueTitle: string;
  /** In the order of the form. */
  readonly fields: readonly Field[];
  /** Which field an instance's path was made of: `entity.kind` → `entity-kind`. */
  readonly places: Readonly<Record<string, string>>;
}

/** In a few words what is done to the notebook of that slug: titles of pull requests and commits. */
type Summary = (slug: string) => Bilingual;

/** Brings a new instance. */
export interface NewKind extends KindBase {
  readonly does: 'create';
  readonly summary: Summary;
  /**
   * The instance that these answers ask for. Answers that are missing or wrong are
   * replaced by harmless ones, so that rules can tell everything at once; the
   * verdict never hands out such a candidate.
   */
  readonly propose: (values: Values, context: ProposalContext) => Instance;
  /** What is wrong that no rule over instances can say; by field. */
  readonly check: (values: Values, context: ProposalContext) => readonly FieldReason[];
  /** What the answers call the entity: slugs are suggested from it. */
  readonly naming: (values: Values) => Naming;
}

export interface Naming {
  readonly name: string;
  readonly acronym?: string;
  readonly code?: string;
}

/** Changes an instance that exists, and which the field `notebook` names. */
export interface EditKind extends KindBase {
  readonly does: 'edit';
  readonly summary: Summary;
  /** The instance with these answers; what was not answered, or wrongly, stays as it is. */
  readonly apply: (before: Instance, values: Values, context: ProposalContext) => Instance;
  /** What is wrong that no rule over instances can say; by field, the empty id for the whole. */
  readonly check: (
    before: Instance,
    values: Values,
    context: ProposalContext,
  ) => readonly FieldReason[];
  /** What people do by hand before the change is merged; it stands in the pull request. */
  readonly byHand: (before: Instance, after: Instance) => readonly Bilingual[];
}

/** Goes to people, and never to a pull request. */
export interface AskKind extends KindBase {
  readonly does: 'ask';
  readonly route: (values: Values) => Route;
}

/** The teams of the platform file that a question can go to. */
export const routes = ['maintainers', 'security', 'dataProtection'] as const;
export type Route = (typeof routes)[number];

/**
 * A kind of request: another kind is another value. What it does to the fleet is
 * told apart by `does`; the road from a body to its answer is the same for all.
 */
export type RequestKind = NewKind | EditKind | AskKind;
