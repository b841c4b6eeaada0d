import { exitStatus, FleetError } from '../../base/index.ts';

/** Where the project is and who speaks for the fleet. */
export interface GitLabSettings {
  /** Address of the API, without a slash at its end: `https://gitlab.example/api/v4`. */
  readonly api: string;
  /** `group/…/name`, or the project's number. */
  readonly project: string;
  readonly token: string;
}

/**
 * Variable that holds the project access token (role Developer, scope `api`). It is a
 * protected, masked variable of the project; never an argument.
 */
export const gitLabTokenVariable = 'FLEET_GITLAB_TOKEN';

/**
 * The settings that GitLab CI gives to a job (`CI_API_V4_URL`, `CI_PROJECT_PATH`), or else
 * those of the platform's file, with the token of `FLEET_GITLAB_TOKEN`.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED` when one is missing or would send the token unencrypted.
 */
export function gitLabSettings(
  environment: Readonly<Record<string, string | undefined>>,
  place?: { readonly host: string; readonly repository: string },
): GitLabSettings {
  const api = environment['CI_API_V4_URL'] || (place && `https://${place.host}/api/v4`);
  const project = environment['CI_PROJECT_PATH'] || place?.repository;
  const token = environment[gitLabTokenVariable]?.trim();
  if (!token) throw lacking(gitLabTokenVariable, 'Give it a project access token of the project.');
  if (!api) throw lacking('CI_API_V4_URL', 'Give it the address of the API, `https://…/api/v4`.');
  if (!project) throw lacking('CI_PROJECT_PATH', 'Give it the path of the project.');
  if (!isSafe(api)) {
    throw lacking('CI_API_V4_URL', 'Give it an address by https that ends in `/api/v4`.');
  }
  return { api: api.replace(/\/+$/, ''), project, token };
}

// --- internal ---

/** Encrypted, unless it does not leave the machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(address);
  if (username !== '' || password !== '' || !/\/api\/v4\/*$/.test(pathname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

function lacking(variable: string, fix: string): FleetError {
  return new FleetError({
    code: 'FORGE_NOT_CONFIGURED',
    what: 'GitLab cannot be reached without it.',
    where: variable,
    fix,
    exit: exitStatus.usage,
  });
}
