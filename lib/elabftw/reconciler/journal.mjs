// @ts-check

/** Shorter values would mask half of every line, and no secret of the fleet is so short. */
const shortest = 4;

/** What is printed: one JSON document a line, masked. */
export class Journal {
  /** @param {(line: string) => void} write */
  constructor(write) {
    /** @type {Set<string>} */
    this.secrets = new Set();
    this.write = write;
  }

  /**
   * From now on this text is never printed, whole.
   *
   * @param {unknown} secret
   */
  hide(secret) {
    if (typeof secret !== 'string') return;
    for (const part of [secret, secret.trim(), ...secret.split(/\s*\n\s*/)]) {
      if (part.length >= shortest) this.secrets.add(part);
    }
  }

  /** @param {Readonly<Record<string, unknown>>} event */
  say(event) {
    this.write(`${JSON.stringify(event, (_, value) => this.masked(value))}\n`);
  }

  /**
   * @param {unknown} value
   * @returns {unknown}
   */
  masked(value) {
    if (typeof value !== 'string') return value;
    let text = value;
    // Longest first: a secret may hold another one.
    for (const secret of [...this.secrets].sort((one, other) => other.length - one.length)) {
      text = text.replaceAll(secret, '***');
    }
    return text;
  }
}
