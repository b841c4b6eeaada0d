/** Variable that holds the token to push with, where git has no credentials of its own. */
export const tokenVariable = 'FLEET_PUSH_TOKEN';

/**
 * Environment in which git gives this token, and no other credential, to the host of
 * this address. The token stands in no argument, no address and no file. Undefined for
 * an address that is not reached by HTTPS: there a token is of no use.
 */
export function tokenEnvironment(
  token: string,
  address: string,
  inherited: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | undefined {
  const url = httpsUrl(address);
  if (url === undefined) return undefined;
  const key = `credential.${url.origin}.helper`;
  const first = Number(inherited['GIT_CONFIG_COUNT'] ?? 0);
  return {
    [tokenVariable]: token,
    GIT_CONFIG_COUNT: String(first + 2),
    // An empty one forgets every helper that was configured before.
    [`GIT_CONFIG_KEY_${first}`]: key,
    [`GIT_CONFIG_VALUE_${first}`]: '',
    [`GIT_CONFIG_KEY_${first + 1}`]: key,
    [`GIT_CONFIG_VALUE_${first + 1}`]: helper,
  };
}

/** The address without user and password, which would come before any helper. */
export function withoutPassword(address: string): string {
  const url = httpsUrl(address);
  if (url === undefined) return address;
  url.username = '';
  url.password = '';
  return url.href;
}

/** A message of git's without what an address in it may give away. */
export function withoutSecrets(message: string): string {
  return message.replace(/\/\/[^/@\s]+@/g, '//');
}

// --- internal ---

/** GitHub asks for this user name, GitLab takes any. */
const helper = `!f() { test "$1" = get && printf 'username=x-access-token\\npassword=%s\\n' "$${tokenVariable}"; }; f`;

function httpsUrl(address: string): URL | undefined {
  if (!/^https:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address);
}
