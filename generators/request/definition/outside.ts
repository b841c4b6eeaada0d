import { addMonths, type Instance } from '../../../lib/instance/index.ts';
import { choiceOf, textOf, type Values } from '../value/values.ts';
import type { ProposalContext } from './kind.ts';

/** Somebody asks once a year whether all this is still true (facts/service.md B.3). */
export const reviewMonths = 12;

/** Stand in where an answer is missing, and break no rule. */
export const harmless = {
  kind: 'department',
  slug: 'zz-sans-identifiant',
  name: 'Sans nom',
  decision: 'n° 0',
} as const;

/** Who runs a `saas` instance, as the answers say. */
export function providerOf(values: Values, { openedOn }: ProposalContext): Instance['provider'] {
  const scope = textOf(values, 'provider-scope');
  const layer = choiceOf(values, 'provider-layer', ['iaas', 'paas', 'saas']);
  const until = textOf(values, 'provider-qualified-until');
  const later = addMonths(openedOn, reviewMonths);
  return {
    name: textOf(values, 'provider-name') ?? harmless.name,
    contract: textOf(values, 'provider-contract') ?? harmless.name,
    until: textOf(values, 'provider-until') ?? later,
    qualification:
      scope || layer || until
        ? { scope: scope ?? harmless.name, layer: layer ?? 'saas', until: until ?? later }
        : undefined,
  };
}

/** How sensitive the data is, as the answers say; ordinary without an answer. */
export function sensitivityOf(values: Values): Instance['sensitivity'] {
  if (textOf(values, 'sensitivity') !== 'particular') return { level: 'ordinary' };
  return {
    level: 'particular',
    decision: textOf(values, 'sensitivity-decision') ?? harmless.decision,
  };
}
