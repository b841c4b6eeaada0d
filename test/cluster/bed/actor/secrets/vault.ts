/** A vault that keeps values at paths, in memory. It is the truth: the cluster may lose everything. */
export class Vault {
  readonly #values = new Map<string, Map<string, string>>();

  get(path: string, property: string): string | undefined {
    return this.#values.get(path)?.get(property);
  }

  /** Whether there is anything at a path: what External Secrets asks of HashiCorp's vault. */
  has(path: string): boolean {
    return this.#values.has(path);
  }

  put(path: string, property: string, value: string): void {
    const place = this.#values.get(path) ?? new Map<string, string>();
    this.#values.set(path, place.set(property, value));
  }

  /** All values whose path begins so, by path and property. */
  below(prefix: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [path, properties] of this.#values) {
      if (!path.startsWith(prefix)) continue;
      for (const [property, value] of properties) found.set(`${path} ${property}`, value);
    }
    return found;
  }
}
