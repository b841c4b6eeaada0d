// @ts-check

/** Shorter values would mask half of every line; they are masked where they stand alone. */
const shortest = 4;
/** Letters of one text: names come from servers, and may be as long as they like. */
const longest = 400;
/** What would move the cursor, turn the direction of reading or end a line for some reader. */
const invisible = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** What is printed: one JSON document a line, masked. */
export class Journal {
  /** @param {(line: string) => void} write */
  constructor(write) {
    /** @type {Set<string>} */
    this.secrets = new Set();
    /** @type {Set<string>} */
    this.short = new Set();
    this.write = write;
  }

  /**
   * From now on this text is never printed, whole, nor any line of it, in none of the
   * forms in which a server may quote it.
   *
   * @param {unknown} secret
   */
  hide(secret) {
    if (typeof secret !== 'string') return;
    for (const part of [secret, secret.trim(), ...secret.split(/\s*\n\s*/)]) {
      if (part.length === 0) continue;
      if (part.length < shortest) this.short.add(part);
      for (const form of formsOf(part)) if (form.length >= shortest) this.secrets.add(form);
    }
    // Longest first: a secret may hold another one.
    const sorted = [...this.secrets].sort((one, other) => other.length - one.length);
    this.secrets = new Set(sorted);
  }

  /** @param {Readonly<Record<string, unknown>>} event */
  say(event) {
    this.write(`${this.line(event)}\n`);
  }

  /**
   * The document on one line, masked.
   *
   * @param {Readonly<Record<string, unknown>>} event
   */
  line(event) {
    const text = JSON.stringify(event, (field, value) => this.masked(field, value));
    return text.replaceAll(invisible, escaped);
  }

  /**
   * @param {string} field
   * @param {unknown} value
   * @returns {unknown}
   */
  masked(field, value) {
    if (typeof value !== 'string') return value;
    // Names alone come from outside; all other words are ours.
    if ((field === 'name' || /^\d+$/.test(field)) && this.short.has(value.trim())) return '***';
    let text = value;
    for (const secret of this.secrets) text = text.replaceAll(secret, '***');
    return text.length > longest && field !== 'sentence' ? `${text.slice(0, longest)}…` : text;
  }
}

// --- internal ---

/**
 * @param {string} text
 * @returns {readonly string[]}
 */
function formsOf(text) {
  const uri = encodeURIComponent(text.toWellFormed?.() ?? text);
  const html = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    ...[uri, uri.toLowerCase(), uri.replaceAll('%20', '+'), encodeURI(decodeURIComponent(uri))],
    ...[html, html.replaceAll("'", '&#039;'), html.replaceAll("'", '&#39;')],
    ...[json, json.replaceAll('/', '\\/'), JSON.stringify(json).slice(1, -1)],
    ...[text.toLowerCase(), text.toUpperCase()],
    Buffer.from(text).toString('hex'),
    ...[0, 1, 2].flatMap((before) => withinBase64(text, before)),
  ];
}

/**
 * The letters of base64 that stand for this text alone, however many bytes came before
 * it: a server may encode it with the name of its account.
 *
 * @param {string} text
 * @param {number} before
 * @returns {readonly string[]}
 */
function withinBase64(text, before) {
  const bytes = Buffer.from(text);
  const whole = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor(((before + bytes.length) * 8) / 6);
  const inner = whole.slice(first, last);
  // Short ones would mask words that nobody keeps secret.
  if (inner.length < 2 * shortest) return [];
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}

/** @param {string} sign */
function escaped(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
