/**
 * Template of External Secrets that makes eLabFTW's `SECRET_KEY` out of its seed,
 * in the ASCII-safe format of Defuse's library: the bytes `de f0 00 00`, the 32
 * bytes of the key, and the SHA-256 of those 36 bytes, all in hexadecimal. Derived
 * and not stored, because no generator of External Secrets can make a checksum.
 */
export function defuseKeyTemplate(seed: string): string {
  const header = String.raw`\xde\xf0\x00\x00`;
  return `def00000{{ printf "%x" .${seed} }}{{ printf "${header}%s" .${seed} | sha256sum }}`;
}
