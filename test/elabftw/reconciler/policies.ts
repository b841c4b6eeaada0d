import { type DesiredState, writeDesiredState } from '../../../lib/elabftw/reconciler/index.ts';
import {
  audienceIds,
  externalSignatures,
  internalSignatures,
  mfaEnforcers,
  mfaLevels,
  timestampIds,
  timestampRhythms,
} from '../../../lib/platform/index.ts';
import { instanceFor, stateFor } from './bench.ts';

type Policy = NonNullable<ReturnType<typeof instanceFor>['policy']>;

/** Everything that an instance may ask of the institute's open questions, one at a time. */
export const policies: readonly Policy[] = [
  {},
  ...mfaLevels.flatMap((level) =>
    mfaEnforcers.map((enforcedBy) => ({ mfa: { level, enforcedBy } })),
  ),
  ...timestampIds
    .filter((authority) => allows(authority))
    .flatMap((authority) => timestampRhythms.map((auto) => ({ timestamp: { authority, auto } }))),
  ...internalSignatures.flatMap((internal) =>
    externalSignatures.map((external) => ({ signature: { internal, external } })),
  ),
];

export interface Case {
  readonly name: string;
  readonly state: DesiredState;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Every audience with every policy; of those that ask for the same, one. */
export function cases(): readonly Case[] {
  const known = new Map<string, Case>();
  for (const audience of audienceIds) {
    for (const policy of policies) {
      const state = stateFor(instanceFor(audience, { policy }));
      const text = writeDesiredState(state);
      const name = `${audience} ${JSON.stringify(policy)}`;
      if (!known.has(text)) known.set(text, { name, state, secrets: secretsOf(state) });
    }
  }
  return [...known.values()];
}

// --- internal ---

function allows(authority: (typeof timestampIds)[number]): boolean {
  try {
    stateFor(instanceFor('institute', { policy: { timestamp: { authority, auto: 'weekly' } } }));
    return true;
  } catch {
    // The institute has no contract with it: no instance may ask for it.
    return false;
  }
}

function secretsOf({ settings }: DesiredState): Readonly<Record<string, string>> {
  const files = Object.values(settings).flatMap((value) =>
    typeof value !== 'string' && 'secretFile' in value ? [value.secretFile] : [],
  );
  return Object.fromEntries(files.map((file) => [file, `value-of-${file}`]));
}
