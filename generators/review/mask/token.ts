import { masked } from './name.ts';

/** At least 20 characters of which base64, hexadecimal and most access tokens are made. */
const candidate = /[A-Za-z0-9+/_=-]{20,}/g;

/** Characters without sense that make a secret: as many as 80 bits in hexadecimal. */
const enough = 20;

/** Words as people write them: `umr1234`, `FallbackToLogsOnError`, `2026`, `GB`. */
const ordinary = /^(?:\d+|(?:[A-Z]?[a-z]+|[A-Z]+)(?:[A-Z][a-z]+)*\d{0,6})$/;

/** Letters per capital, at least, of words that are written together. */
const wordLength = 3.5;

/** Where small letters, capitals and digits meet, except where a capital begins a word. */
const turn =
  /(?<=[a-z])(?=\d|[A-Z](?![a-z]{2}))|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=\d|[a-z](?![a-z]))/g;

/** Turns per character from which a text is noise. Random base64 has thrice as many, words have hardly any. */
const noise = 0.2;

/**
 * The text with long random-looking strings masked, wherever they stand. Digests
 * of images stay: they are public and they are what a reviewer compares. It is a
 * judgement: of random base64 it lets about 3 in 100 pass at 128 bits, 3 in 10,000
 * at 192 bits, none that was seen at 256 bits; of hexadecimal none.
 */
export function maskTokens(text: string): string {
  if (text.length < enough) return text;
  return text.replace(candidate, (found, offset: number) => {
    if (text.slice(offset - 7, offset) === 'sha256:' && /^[0-9a-f]{64}$/.test(found)) return found;
    return looksRandom(found) && !named.test(found) ? masked : found;
  });
}

// --- internal ---

/** Words, and the ten digits by which an object is named after its content (lib/kubernetes/hash.ts): 40 bits, and public. */
const named = /^[a-z]{2,20}(?:-[a-z]{2,20}){0,3}-[0-9a-f]{10}$/;

function looksRandom(token: string): boolean {
  const runs = token.split(/[^A-Za-z0-9]+/);
  const senseless = runs.filter((run) => run.length >= 4 && !isOrdinary(run));
  if (total(senseless) >= enough) return true;
  const turns = token.match(turn)?.length ?? 0;
  return (total(runs) >= enough && turns >= noise * total(runs)) || isLongHex(token);
}

function isOrdinary(run: string): boolean {
  if (!ordinary.test(run)) return false;
  const capitals = run.match(/[A-Z]/g)?.length ?? 0;
  return !/[a-z]/.test(run) || run.length >= wordLength * capitals;
}

function total(runs: readonly string[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0);
}

/** Hexadecimal of at least 128 bits, in one piece or in groups. */
function isLongHex(token: string): boolean {
  const digits = token.replace(/[-_=]/g, '');
  return /^(?=.*\d)(?=.*[a-f])[0-9a-f]{32,}$/i.test(digits);
}
