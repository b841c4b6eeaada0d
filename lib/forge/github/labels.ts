import type { LabelChange, Outcome } from '../forge.ts';
import type { GitHubApi } from './api.ts';
import { labelNames } from './mapping.ts';

/** The labels of issues and pull requests. One that the repository does not have yet is made. */
export class Labels {
  readonly #api: GitHubApi;
  /** Known to exist. */
  readonly #known = new Set<string>();

  constructor(api: GitHubApi) {
    this.#api = api;
  }

  async set(number: number, { add, remove }: LabelChange): Promise<Outcome> {
    const there = await this.#of(number);
    const missing = add.filter((label) => !has(there, label));
    const extra = there.filter((label) => has(remove, label) && !has(add, label));
    for (const label of missing) await this.#ensureExists(label);
    if (missing.length > 0) {
      await this.#api.ask(this.#doing(number), (octokit) =>
        octokit.rest.issues.addLabels({
          ...{ ...this.#api.here, issue_number: number, labels: [...missing] },
        }),
      );
    }
    for (const name of extra) {
      // Somebody else may have taken it off meanwhile.
      await this.#api.askUnless(404, this.#doing(number), (octokit) =>
        octokit.rest.issues.removeLabel({ ...this.#api.here, issue_number: number, name }),
      );
    }
    return missing.length + extra.length === 0 ? 'unchanged' : 'updated';
  }

  async #of(number: number): Promise<readonly string[]> {
    const { data } = await this.#api.ask(this.#doing(number), (octokit) =>
      octokit.rest.issues.get({ ...this.#api.here, issue_number: number }),
    );
    return labelNames(data.labels);
  }

  /** A label that came into being by being given would have no colour of ours. */
  async #ensureExists(name: string): Promise<void> {
    if (this.#known.has(name)) return;
    const doing = { failed: `the label ${name} could not be made`, where: this.#api.place() };
    const found = await this.#api.askUnless(404, doing, (octokit) =>
      octokit.rest.issues.getLabel({ ...this.#api.here, name }),
    );
    if (found === undefined) {
      // 422: another run has just made it.
      await this.#api.askUnless(422, doing, (octokit) =>
        octokit.rest.issues.createLabel({ ...this.#api.here, name, color: colourOf(name) }),
      );
    }
    this.#known.add(name);
  }

  #doing(number: number) {
    return {
      failed: `the labels of issue ${number} could not be changed`,
      where: this.#api.place(number),
      absent: { code: 'FORGE_NO_ISSUE', what: `There is no issue ${number}.` },
    };
  }
}

// --- internal ---

/** GitHub takes two spellings that differ in case for one label. */
function has(labels: readonly string[], label: string): boolean {
  return labels.some((other) => other.toLowerCase() === label.toLowerCase());
}

/** One colour a family (`request:…`), readable under black text: what belongs together looks so. */
function colourOf(name: string): string {
  const family = name.split(':')[0] ?? name;
  const sum = [...family].reduce(
    (total, sign) => (total * 31 + (sign.codePointAt(0) ?? 0)) % 997,
    7,
  );
  return colours[sum % colours.length] ?? 'c5def5';
}

/** GitHub's own light palette. */
const colours = ['f9d0c4', 'fef2c0', 'c2e0c6', 'bfdadc', 'c5def5', 'bfd4f2', 'd4c5f9'];
