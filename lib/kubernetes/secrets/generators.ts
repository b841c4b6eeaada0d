import type { Resolved } from '../../instance/index.ts';
import type { PasswordGenerator } from '../custom/external-secrets.ts';
import { metadata } from '../labels.ts';

/**
 * Letters and digits only: eLabFTW writes its secrets into its configuration with
 * sed, which other characters break (facts/elabftw.md 3).
 */
export function generators(resolved: Resolved): readonly PasswordGenerator[] {
  return [
    // 48 of 62 characters: 285 bits, and still below the 72 bytes that bcrypt reads.
    generator(resolved, generatorNames.password, 48),
    // Exactly the 32 bytes that Defuse's key format asks for: 190 bits.
    generator(resolved, generatorNames.seed, 32),
  ];
}

export const generatorNames = { password: 'password', seed: 'seed' } as const;

// --- internal ---

function generator(resolved: Resolved, name: string, length: number): PasswordGenerator {
  return {
    apiVersion: 'generators.external-secrets.io/v1alpha1',
    kind: 'Password',
    metadata: metadata(resolved, name, 'boundary'),
    spec: { length, digits: length / 4, symbols: 0, noUpper: false, allowRepeat: true },
  };
}
