import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { type Answer, refusal } from './answer.ts';
import type { Needed } from './route.ts';
import type { Account, GitHubState } from './state.ts';

/** Who calls, and what their token may do. */
export interface Caller {
  readonly kind: 'app' | 'installation' | 'actions' | 'user';
  /** Undefined: the App itself, which is no account. */
  readonly account: Account;
  /** Undefined: everything that the account may. */
  readonly permissions: Readonly<Record<string, string>> | undefined;
  readonly scopes?: string;
}

/** The App of the fleet, and every token that the forge has given out. */
export class Callers {
  readonly clientId = 'Iv23liFleet';
  readonly appId = 777;
  readonly slug = 'eln-fleet-bot';
  readonly installationId = 4711;
  readonly installation: Record<string, string> = {
    ...{ contents: 'write', deployments: 'read', issues: 'write', members: 'read' },
    ...{ metadata: 'read', pull_requests: 'write', statuses: 'write' },
  };
  selection: 'all' | 'selected' = 'selected';
  isInstalled = true;
  readonly #state: GitHubState;
  readonly #tokens = new Map<string, Caller & { readonly until: number }>();

  constructor(state: GitHubState) {
    this.#state = state;
    state.account(`${this.slug}[bot]`, 'Bot');
  }

  /** As it is downloaded from the App's settings. */
  get privateKey(): string {
    return keys().privateKey;
  }

  get bot(): Account {
    return this.#state.account(`${this.slug}[bot]`, 'Bot');
  }

  /** A person's own token, which never ends. */
  personalToken(login: string, scopes?: string): string {
    return this.#give('ghp_', {
      ...{ kind: 'user', account: this.#state.account(login), permissions: undefined },
      ...(scopes === undefined ? {} : { scopes }),
    });
  }

  /** The token that a job of a workflow gets. */
  workflowToken(permissions: Readonly<Record<string, string>>): string {
    const account = this.#state.account('github-actions[bot]', 'Bot');
    return this.#give('ghs_', { kind: 'actions', account, permissions });
  }

  installationToken(permissions: Readonly<Record<string, string>>): string {
    return this.#give('ghs_', { kind: 'installation', account: this.bot, permissions });
  }

  revokeAll(): void {
    this.#tokens.clear();
  }

  /** Who that is; undefined: nobody whom the forge knows. */
  of(authorization: string | undefined): Caller | undefined {
    const [scheme = '', token = ''] = (authorization ?? '').split(' ');
    if (/^bearer$/i.test(scheme) && token.split('.').length === 3) {
      return this.#isOurs(token) ? this.#app : undefined;
    }
    const given = this.#tokens.get(token);
    return given !== undefined && given.until > Date.now() ? given : undefined;
  }

  get #app(): Caller {
    return { kind: 'app', account: this.bot, permissions: {} };
  }

  #give(prefix: string, caller: Caller): string {
    const token = prefix + randomBytes(18).toString('hex');
    this.#tokens.set(token, { ...caller, until: Date.now() + 3_600_000 });
    return token;
  }

  /** Signed by the App's key, for the App, and for no longer than ten minutes. */
  #isOurs(jwt: string): boolean {
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    const { iat, exp, iss } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    const now = Date.now() / 1000;
    if (iss !== this.clientId && Number(iss) !== this.appId) return false;
    if (!(iat <= now + 1) || !(exp > now) || exp - now > 600) return false;
    const { publicKey } = keys();
    const signed = Buffer.from(`${head}.${claims}`);
    return verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'));
  }
}

/** Why this caller may not, or undefined. */
export function forbidden(caller: Caller, needs: readonly Needed[]): Answer | undefined {
  const { permissions } = caller;
  if (permissions === undefined || needs.length === 0) return undefined;
  const isHeld = needs.some((needed) =>
    Object.entries(needed).every(([name, right]) => {
      const held = name === 'metadata' ? 'read' : permissions[name];
      return held === right || held === 'write' || held === 'admin';
    }),
  );
  if (isHeld) return undefined;
  const wanted = needs.map((needed) =>
    Object.entries(needed)
      .map(([name, right]) => `${name}=${right}`)
      .join(','),
  );
  return {
    ...refusal(403, 'Resource not accessible by integration'),
    headers: { 'x-accepted-github-permissions': wanted.join('; ') },
  };
}

// --- internal ---

let pair:
  | { readonly privateKey: string; readonly publicKey: ReturnType<typeof createPublicKey> }
  | undefined;

/** Made once a process: it takes a while. */
function keys() {
  if (pair !== undefined) return pair;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  pair = { privateKey, publicKey: createPublicKey(publicKey) };
  return pair;
}
