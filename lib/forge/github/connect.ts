import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { exitStatus, FleetError } from '../../base/index.ts';
import { rememberAnswers } from './etags.ts';
import { isHttpError } from './http-error.ts';
import type { Patience } from './limits.ts';
import type { GitHubSettings, Pace } from './settings.ts';
import { type Tokens, tokensFor } from './tokens.ts';
import { turns } from './turns.ts';

/** How often a call is tried again: after 1, 4 and 9 seconds, or when GitHub says. */
export const retries = 3;

/** Told of each call before it is made; throws where there have been enough. */
export type OnCall = (method: string) => void;

/**
 * Octokit with what it needs to be left alone: each call carries its token, waits its turn
 * and is tried again where that can help, as long as the run has patience.
 */
export function connect(
  settings: GitHubSettings,
  pace: Pace,
  patience: Patience,
  onCall: OnCall,
): { readonly octokit: Octokit; readonly tokens: Tokens } {
  const grants = (seconds: number, _: unknown, __: unknown, tried: number) =>
    tried < retries && patience.grants(seconds);
  let tokens: Tokens | undefined;
  // The plugin that was added last stands outermost: this one sees each try by itself.
  const signing = (client: Core) => sign(client, settings.apiUrl, () => tokens, patience, onCall);
  const octokit = new (Octokit.plugin(signing, retry, throttling))({
    baseUrl: settings.apiUrl,
    userAgent: 'eln-fleet',
    log: silence,
    request: { fetch: fetchWithin(pace.timeout * pace.second), log: silence },
    retry: { retryAfterBaseValue: pace.second, doNotRetry: final },
    throttle: {
      ...turns(pace),
      retryAfterBaseValue: pace.second,
      onRateLimit: grants,
      onSecondaryRateLimit: grants,
    },
  });
  tokens = tokensFor(settings, octokit.request);
  rememberAnswers(octokit);
  return { octokit, tokens };
}

// --- internal ---

type Core = Pick<Octokit, 'hook' | 'request'>;
type CallOptions = Parameters<Octokit['request']['endpoint']['parse']>[0];

/** Answers that stay what they are. The limits, 403 and 429, are the throttling's to try again. */
const final = [304, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 451];

/** Octokit would print what it was asked; errors are told by whoever catches them. */
const silence = { debug: silent, info: silent, warn: silent, error: silent };

function silent(): void {}

function sign(
  client: Core,
  apiUrl: string,
  tokens: () => Tokens | undefined,
  patience: Patience,
  onCall: OnCall,
): Record<string, never> {
  client.hook.wrap('request', async (call, options) => {
    const path = pathBelow(apiUrl, client.request.endpoint.parse(options).url);
    // An App asks for its tokens by its own signature: that call is signed already.
    if (!`${options.headers.authorization ?? ''}`.startsWith('bearer ')) {
      options.headers.authorization = (await tokens()?.authorization(path)) ?? '';
    }
    onCall(options.method);
    try {
      return await call(options);
    } catch (error) {
      if (isHttpError(error) && !final.includes(error.status)) stopWhenWeary(options, patience);
      throw error;
    }
  });
  return {};
}

/** The retry plugin knows no end but its own count. */
function stopWhenWeary({ request }: CallOptions, patience: Patience): void {
  if (request === undefined) return;
  const tried = Number(request['retryCount'] ?? 0);
  if (tried >= Number(request['retries'] ?? retries)) return;
  if (!patience.grants((tried + 1) ** 2)) request['retries'] = 0;
}

/** A list's next page is an address that the answer names: the token goes to no other host. */
function pathBelow(apiUrl: string, url: string): string {
  if (url.startsWith(`${apiUrl}/`))
    return new URL(url).pathname.slice(new URL(apiUrl).pathname.replace(/\/$/, '').length);
  throw new FleetError({
    code: 'FORGE_ELSEWHERE',
    what: 'The forge’s answer leads to an address outside its own API.',
    where: new URL(url, apiUrl).origin,
    fix: 'See GITHUB_API_URL and whatever stands between this machine and the forge.',
    exit: exitStatus.impossible,
  });
}

/** An answer that never comes must not hold up a run for ever. */
function fetchWithin(milliseconds: number): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(Math.max(milliseconds, 1_000)) });
}
