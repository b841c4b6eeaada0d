import { exitStatus, FleetError } from '../../base/index.ts';
import type { OpenOptions } from '../open-options.ts';

/** Which repository of which GitHub, and as whom. */
export interface GitHubSettings {
  /** `owner/name`. */
  readonly repository: string;
  /** `https://api.github.com`; a GitHub of one's own: `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly credentials: GitHubCredentials;
  /** Account that a token of an App acts as, where the program did not make that token itself. */
  readonly login?: string;
  /** Whether the App's token may read how the repository is administered too, where the App may. */
  readonly inspects?: boolean;
  readonly pace?: Partial<Pace>;
}

export type GitHubCredentials =
  /** The fleet's own App: the program makes tokens of one repository that last an hour. */
  | { readonly kind: 'app'; readonly clientId: string; readonly privateKey: string }
  /** Without an App: the token of the workflow, or somebody's own. */
  | { readonly kind: 'token'; readonly token: string };

/** How long a run may wait and how often it may call, so that it always ends. */
export interface Pace {
  /** Milliseconds that a second of waiting lasts: tests have no time. @default 1000 */
  readonly second: number;
  /** Calls that write before they are made to wait for each other. @default 10 */
  readonly burst: number;
  /** Seconds between two calls that write after those, as GitHub asks for. @default 1 */
  readonly betweenWrites: number;
  /** Seconds that all waits of one run may add up to. @default 120 */
  readonly patience: number;
  /** Seconds until a call that hears nothing is given up. @default 30 */
  readonly timeout: number;
  /** Calls of one run. GitHub gives 5,000 in an hour, and 1,000 to a workflow's token. @default 800 */
  readonly calls: number;
  /** Hears of each wait that begins, in seconds. @default nobody */
  readonly onWait: (seconds: number) => void;
}

export const defaultPace: Pace = {
  second: 1000,
  burst: 10,
  betweenWrites: 1,
  patience: 120,
  timeout: 30,
  calls: 800,
  onWait: () => {},
};

/**
 * What the options and their environment say, as GitHub Actions and the workflows set it:
 * `FLEET_APP_CLIENT_ID` and `FLEET_APP_PRIVATE_KEY` of the App, or else a `GITHUB_TOKEN`;
 * `GITHUB_API_URL`, or else the address that follows from the host; `FLEET_FORGE_LOGIN`,
 * the account of a token that another program made for an App.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED`.
 */
export function gitHubSettings({
  host,
  repository,
  environment: env,
}: Pick<OpenOptions, 'host' | 'repository' | 'environment'>): GitHubSettings {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || repository.split('/').some(isDots)) {
    throw notConfigured(repository, 'It must name the repository as owner/name.');
  }
  const apiUrl = (env['GITHUB_API_URL'] || apiOf(host)).replace(/\/+$/, '');
  const login = env['FLEET_FORGE_LOGIN'];
  return {
    repository,
    apiUrl: checkedUrl(apiUrl),
    credentials: credentialsOf(env),
    ...(login ? { login } : {}),
  };
}

// --- internal ---

function credentialsOf(env: Readonly<Record<string, string | undefined>>): GitHubCredentials {
  const clientId = env['FLEET_APP_CLIENT_ID'];
  const privateKey = env['FLEET_APP_PRIVATE_KEY'];
  if (clientId && privateKey) return { kind: 'app', clientId, privateKey };
  if (clientId || privateKey) {
    const missing = clientId ? 'FLEET_APP_PRIVATE_KEY' : 'FLEET_APP_CLIENT_ID';
    throw notConfigured(missing, 'An App has both a client id and a private key.');
  }
  const token = env['GITHUB_TOKEN'];
  if (token) return { kind: 'token', token };
  throw notConfigured(
    'FLEET_APP_CLIENT_ID',
    'There is neither an App (FLEET_APP_CLIENT_ID, FLEET_APP_PRIVATE_KEY) nor a GITHUB_TOKEN.',
  );
}

/** As in an address: a way up, and no name. */
function isDots(part: string): boolean {
  return /^\.+$/.test(part);
}

/** GitHub’s own hosts have a name beside them for the API, a server of one's own a path. */
function apiOf(host: string): string {
  const isGitHubs = host === 'github.com' || host.endsWith('.ghe.com');
  return isGitHubs ? `https://api.${host}` : `https://${host}/api/v3`;
}

/** A token must not travel in the clear, except on this machine. */
function checkedUrl(apiUrl: string): string {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  const isLocal = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return apiUrl;
  throw notConfigured('GITHUB_API_URL', 'It must be an https address.');
}

function notConfigured(where: string, what: string): FleetError {
  return new FleetError({
    code: 'FORGE_NOT_CONFIGURED',
    what,
    where,
    fix: 'Set them as docs/how-to/connect-github.md says.',
    exit: exitStatus.usage,
  });
}
