/**
 * The text of these bytes, or undefined where they are not UTF-8: letters of another encoding
 * would be replaced one by one, and nobody would notice. A byte-order mark is kept.
 */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
