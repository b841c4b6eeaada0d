/** What an expression of a workflow can look up: `github.event.issue.number`. */
export type Context = Readonly<Record<string, unknown>>;

/**
 * The value of an expression, as far as this repository's workflows use the language:
 * look-ups, literals, `==`, `!=`, `&&`, `||`, `!`, brackets, `startsWith`, `always`.
 * Anything else throws.
 */
export function evaluate(text: string, context: Context): unknown {
  const tokens = text.match(tokenPattern) ?? [];
  if (tokens.join('').replace(/\s/g, '') !== text.replace(/\s/g, '')) {
    throw new Error(`not understood: ${text}`);
  }
  const reader = new Reader(tokens, context);
  const value = reader.either();
  reader.end();
  return value;
}

/** The text with each `${{ … }}` replaced by what it says; nothing is the empty text. */
export function interpolate(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => {
    return String(evaluate(inner.trim(), context) ?? '');
  });
}

/** Whether a condition holds; without one, it does. */
export function holds(condition: string | undefined, context: Context): boolean {
  if (condition === undefined) return true;
  const inner = /^\$\{\{(?<inner>.*)\}\}$/s.exec(condition.trim())?.groups?.['inner'];
  return Boolean(evaluate((inner ?? condition).trim(), context));
}

// --- internal ---

const tokenPattern = /'(?:[^']|'')*'|&&|\|\||==|!=|[!(),]|[A-Za-z_][\w.-]*/g;

class Reader {
  readonly #tokens: readonly string[];
  readonly #context: Context;
  #at = 0;

  constructor(tokens: readonly string[], context: Context) {
    this.#tokens = tokens;
    this.#context = context;
  }

  either(): unknown {
    let value = this.#both();
    while (this.#take('||')) {
      const other = this.#both();
      value = value ? value : other;
    }
    return value;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new Error(`left over: ${this.#tokens[this.#at]}`);
  }

  #both(): unknown {
    let value = this.#compared();
    while (this.#take('&&')) {
      const other = this.#compared();
      value = value ? other : value;
    }
    return value;
  }

  #compared(): unknown {
    const value = this.#single();
    if (this.#take('==')) return plain(value) === plain(this.#single());
    if (this.#take('!=')) return plain(value) !== plain(this.#single());
    return value;
  }

  #single(): unknown {
    if (this.#take('!')) return !this.#single();
    if (this.#take('(')) {
      const value = this.either();
      this.#need(')');
      return value;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === undefined) throw new Error('an expression ends too early');
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (this.#take('(')) return this.#called(token);
    return lookUp(token, this.#context);
  }

  #called(name: string): unknown {
    const given: unknown[] = [];
    while (!this.#take(')')) {
      given.push(this.either());
      this.#take(',');
    }
    if (name === 'always' && given.length === 0) return true;
    const [text, start] = given.map(plain);
    if (name === 'startsWith' && given.length === 2) return text?.startsWith(start ?? '') ?? false;
    throw new Error(`no function ${name}`);
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) throw new Error(`${token} is missing`);
  }
}

/** As GitHub compares: nothing is the empty text, and case does not count. */
function plain(value: unknown): string {
  return String(value ?? '').toLowerCase();
}

function lookUp(path: string, context: Context): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null
      ? Object.getOwnPropertyDescriptor(value, name)?.value
      : undefined;
  }, context);
}
