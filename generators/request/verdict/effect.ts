import type { Instance } from '../../../lib/instance/index.ts';
import type { EditKind, NewKind, ProposalContext, Route } from '../definition/kind.ts';
import { textOf, type Values } from '../value/values.ts';

/** Id of the field by which a request names a notebook that exists. */
export const notebookField = 'notebook';

/** What an accepted request does to the fleet. */
export type Effect =
  | { readonly does: 'create'; readonly instance: Instance }
  | { readonly does: 'edit'; readonly before: Instance; readonly instance: Instance }
  | { readonly does: 'ask'; readonly route: Route };

/** What a request would make of the fleet, before any rule has seen it. */
export interface Candidate {
  /** The instance as it is now; undefined when it is a new one. */
  readonly before: Instance | undefined;
  readonly after: Instance;
  readonly reasons: ReturnType<NewKind['check']>;
  /** Whether the instance would be as it is. */
  readonly changesNothing: boolean;
}

/** The candidate of a request; undefined while nobody can tell which notebook is meant. */
export function candidateOf(
  kind: NewKind | EditKind,
  values: Values,
  context: ProposalContext,
): Candidate | undefined {
  if (kind.does === 'create') {
    const after = kind.propose(values, context);
    const reasons = kind.check(values, context);
    return { before: undefined, after, reasons, changesNothing: false };
  }
  const slug = textOf(values, notebookField);
  const before = context.fleet.find((instance) => instance.slug === slug);
  if (before === undefined) return undefined;
  const applied = kind.apply(before, values, context);
  return {
    before,
    after: withChange(applied, kind, context),
    reasons: kind.check(before, values, context),
    changesNothing: JSON.stringify(applied) === JSON.stringify(before),
  };
}

// --- internal ---

/** Which request changed what, for whoever asks years later. */
function withChange(
  instance: Instance,
  { id }: EditKind,
  { request, openedOn }: ProposalContext,
): Instance {
  const change = { kind: id, ...request, on: openedOn };
  return { ...instance, changes: [...(instance.changes ?? []), change] };
}
