import { createAppAuth } from '@octokit/auth-app';
import type { Octokit } from '@octokit/rest';
import { exitStatus, FleetError } from '../../base/index.ts';
import { askedOnce } from './asked-once.ts';
import { hasStatus, isHttpError } from './http-error.ts';
import type { GitHubSettings } from './settings.ts';

type Request = Octokit['request'];

/** Makes what each call carries. */
export interface Tokens {
  /** Of the call to this path below the API's address: an App speaks for itself on some. */
  authorization(path: string): Promise<string>;
  /** What git pushes with. */
  token(): Promise<string>;
  /** Every secret that was ever used, so that it can be kept out of what is printed. */
  readonly secrets: ReadonlySet<string>;
}

/** Rights that the roads need; what the installation does not have is left out and missed where it is needed. */
export const wantedPermissions = {
  contents: 'write',
  deployments: 'read',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const;

export function tokensFor(settings: GitHubSettings, request: Request): Tokens {
  const { credentials, repository, inspects = false } = settings;
  if (credentials.kind === 'token') return plainToken(credentials.token);
  const wanted = { ...wantedPermissions, ...(inspects ? { administration: 'read' } : {}) };
  return new AppTokens(credentials, repository, wanted, request);
}

// --- internal ---

function plainToken(token: string): Tokens {
  return {
    authorization: async () => `token ${token}`,
    token: async () => token,
    secrets: new Set([token]),
  };
}

/** Tokens of the App's installation, each for one repository and an hour; made anew in time. */
class AppTokens implements Tokens {
  readonly secrets = new Set<string>();
  readonly #auth: ReturnType<typeof createAppAuth>;
  readonly #request: Request;
  readonly #wanted: Permissions;
  readonly #owner: string;
  readonly #repo: string;
  readonly #installed = askedOnce(() => this.#findInstallation());

  constructor(
    { clientId, privateKey }: { readonly clientId: string; readonly privateKey: string },
    repository: string,
    wanted: Permissions,
    request: Request,
  ) {
    this.#wanted = wanted;
    this.secrets.add(privateKey);
    this.#auth = createAppAuth({ appId: clientId, privateKey, request });
    this.#request = request;
    [this.#owner = '', this.#repo = ''] = repository.split('/');
  }

  async authorization(path: string): Promise<string> {
    if (!isOfTheApp(path)) return `token ${await this.token()}`;
    const { token } = await this.#signed(() => this.#auth({ type: 'app' }));
    return `bearer ${token}`;
  }

  async token(): Promise<string> {
    const { id, permissions } = await this.#installed();
    const { token } = await this.#signed(() =>
      this.#auth({
        type: 'installation',
        installationId: id,
        repositoryNames: [this.#repo],
        permissions,
      }),
    );
    return token;
  }

  /** What is not GitHub's answer is about the key: whatever else it says could give it away. */
  async #signed<Made extends { readonly token: string }>(sign: () => Promise<Made>): Promise<Made> {
    try {
      const made = await sign();
      this.secrets.add(made.token);
      return made;
    } catch (error) {
      if (error instanceof FleetError || isHttpError(error)) throw error;
      throw unreadableKey();
    }
  }

  async #findInstallation(): Promise<Installation> {
    const { data } = await this.#request('GET /repos/{owner}/{repo}/installation', {
      owner: this.#owner,
      repo: this.#repo,
    }).catch((error: unknown) => {
      throw hasStatus(error, 404) ? notInstalled(`${this.#owner}/${this.#repo}`) : error;
    });
    const granted: Readonly<Record<string, unknown>> = { ...data.permissions };
    const both = Object.entries(this.#wanted).filter(([name, right]) =>
      covers(granted[name], right),
    );
    return { id: data.id, permissions: Object.fromEntries(both) };
  }
}

type Permissions = Record<string, string>;

interface Installation {
  readonly id: number;
  readonly permissions: Permissions;
}

function covers(granted: unknown, wanted: string): boolean {
  return granted === wanted || granted === 'write' || granted === 'admin';
}

/** The paths on which GitHub takes the App's own signature and nothing else. */
function isOfTheApp(path: string): boolean {
  return /^\/(?:app|app\/installations\/\d+\/access_tokens|repos\/[^/]+\/[^/]+\/installation)$/.test(
    path,
  );
}

function unreadableKey(): FleetError {
  return new FleetError({
    code: 'FORGE_UNAUTHORISED',
    what: 'Nothing could be signed with the private key of the App.',
    where: 'FLEET_APP_PRIVATE_KEY',
    fix: 'Give the whole .pem file that the App’s settings let you download, from BEGIN to END.',
    exit: exitStatus.impossible,
  });
}

function notInstalled(where: string): FleetError {
  return new FleetError({
    code: 'FORGE_NOT_INSTALLED',
    what: 'The GitHub App is not installed on this repository.',
    where,
    fix: 'Install it there, and on no other: docs/how-to/connect-github.md.',
    exit: exitStatus.impossible,
  });
}
