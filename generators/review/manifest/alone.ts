/**
 * The same text on its own. A part of a text keeps the whole of it in memory, and two bytes
 * a character as soon as one stands anywhere in the whole that is beyond Latin 1.
 */
export function alone(text: string): string {
  return packed(text)();
}

/** The same text, put away outside the heap in as few bytes as UTF-8 takes, until somebody asks. */
export function packed(text: string): () => string {
  const bytes = new TextEncoder().encode(text);
  // What is no Unicode, half a character, would not come back as it was.
  return utf8.decode(bytes) === text ? unpacking(bytes) : () => text;
}

// --- internal ---

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A function of its own: one made beside the text would keep the text, too. */
function unpacking(bytes: Uint8Array): () => string {
  return () => utf8.decode(bytes);
}
