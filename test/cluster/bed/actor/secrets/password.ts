import { randomInt } from 'node:crypto';
import type { Live } from '../../client/index.ts';

/** External Secrets' `Password`, as far as the fleet uses it. */
export interface PasswordGenerator extends Live {
  readonly spec: {
    readonly length: number;
    readonly digits?: number;
    readonly symbols?: number;
    readonly noUpper?: boolean;
  };
}

export const passwordKind = {
  apiVersion: 'generators.external-secrets.io/v1alpha1',
  kind: 'Password',
};

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digit = '0123456789';
const symbol = '~!@#$%^&*()_+-={}|[]:<>?,./';

/** A new value at every call, remembered by nobody: that is the generator's documented behaviour. */
export function generatePassword({ spec }: PasswordGenerator): string {
  const quarter = Math.floor(spec.length / 4);
  const digits = spec.digits ?? quarter;
  const symbols = spec.symbols ?? quarter;
  const letters = spec.noUpper === true ? lower : lower + lower.toUpperCase();
  const characters = [
    ...pick(digit, digits),
    ...pick(symbol, symbols),
    ...pick(letters, spec.length - digits - symbols),
  ];
  return shuffled(characters).join('');
}

// --- internal ---

function pick(alphabet: string, count: number): string[] {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length)));
}

function shuffled(characters: readonly string[]): readonly string[] {
  return characters
    .map((character) => ({ character, rank: randomInt(2 ** 32) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ character }) => character);
}
