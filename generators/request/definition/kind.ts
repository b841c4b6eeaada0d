import type { Bilingual } from '../../../lib/base/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { Reason } from '../reason/reason.ts';
import type { Values } from '../value/values.ts';
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
 * A kind of request. Forms, templates, parser, verdict and reference page are all
 * made of this one value: another kind is another value.
 */
export interface RequestKind {
  /** Stable for ever. */
  readonly id: string;
  /** Raised whenever a label, an option or the order of the fields changes. */
  readonly formVersion: number;
  /** Name of the form in the list of forms. */
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** What a requester should know before filling the form. */
  readonly intro: Bilingual;
  /** Beginning of the issue's title, before what the requester writes. */
  readonly issueTitle: string;
  /** In the order of the form. */
  readonly fields: readonly Field[];
  /**
   * The instance that these answers ask for. Answers that are missing or wrong are
   * replaced by harmless ones, so that rules can tell everything at once; the
   * verdict never hands out such a candidate.
   */
  readonly propose: (values: Values, context: ProposalContext) => Instance;
  /** What is wrong that no rule over instances can say; by field. */
  readonly check: (values: Values, context: ProposalContext) => readonly FieldReason[];
  /** What the answers call the entity: slugs are suggested from it. */
  readonly naming: (values: Values) => {
    readonly name: string;
    readonly acronym?: string;
    readonly code?: string;
  };
  /** Which field an instance's path was made of: `entity.kind` → `entity-kind`. */
  readonly places: Readonly<Record<string, string>>;
}
