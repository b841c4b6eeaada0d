/**
 * A text of one instance as it would read in any: its own slug and the hashes in names
 * taken out. Only whole words are: the slug `web` is not in `webhook`.
 */
export function anyInstance(slug: string): (text: string) => string {
  const escaped = slug.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = new RegExp(`(?<![0-9A-Za-z])${escaped}(?![0-9A-Za-z])`, 'g');
  return (text) => text.replace(word, '‹slug›').replace(hash, '-‹hash›');
}

// --- internal ---

/** Ten hexadecimal digits at the end of a name (lib/kubernetes/hash.ts). */
const hash = /-[0-9a-f]{10}(?![0-9A-Za-z-])/g;
