import { showUnseen } from '../../base/encode/index.ts';
import { exitStatus, FleetError } from '../../base/index.ts';
import { type HttpError, isHttpError } from './http-error.ts';
import { isPrimaryLimit, isSecondaryLimit, resetOf } from './limits.ts';

/** What a call was for, so that its error says what could not be done. */
export interface Doing {
  /** `the comment of issue 7 could not be written`. */
  readonly failed: string;
  /** `owner/name#7`. */
  readonly where: string;
  /** What a 404 means here; without it, `FORGE_NOT_FOUND`. */
  readonly absent?: { readonly code: string; readonly what: string };
}

/**
 * What GitHub answered, as an error of ours. Nothing of the call itself is kept as its
 * cause: there stand the token and the text of people.
 */
export function forgeError(error: unknown, doing: Doing, hide: Hide): FleetError {
  if (error instanceof FleetError) return error;
  if (!isHttpError(error)) return withoutCause(error, doing, hide);
  if (error.cause instanceof FleetError) return error.cause;
  const { where } = doing;
  const parts = partsOf(error, doing, hide);
  return new FleetError({ where, exit: exitStatus.impossible, ...parts });
}

/** Replaces what must not be read by anybody. */
export type Hide = (text: string) => string;

/** Whether the change may have been made although no answer came, so that one must look first. */
export function isUnsure(error: unknown): boolean {
  return error instanceof FleetError && error.code === 'FORGE_UNREACHABLE';
}

// --- internal ---

interface Parts {
  readonly code: string;
  readonly what: string;
  readonly fix: string;
}

function partsOf(error: HttpError, doing: Doing, hide: Hide): Parts {
  const { status } = error;
  const sentence = (reason: string) => `${capital(doing.failed)}: ${reason}.`;
  const words = said(error, hide);
  if (isPrimaryLimit(error) || isSecondaryLimit(error)) {
    return {
      code: 'FORGE_RATE_LIMITED',
      what: sentence(`GitHub takes no more calls from this account${freeAgain(error)}`),
      fix: 'Run it again then: it goes on where it stopped.',
    };
  }
  if (status >= 500 || status === 408) {
    return {
      code: 'FORGE_UNREACHABLE',
      what: sentence(error.response ? `GitHub answered ${status}` : `no answer came (${words})`),
      fix: 'See https://www.githubstatus.com, then run it again: it goes on where it stopped.',
    };
  }
  if (status === 401) {
    return {
      code: 'FORGE_UNAUTHORISED',
      what: sentence(`GitHub does not accept the token or the App’s key (${words})`),
      fix: 'Make a new one; fleet doctor --forge github says what is read from where.',
    };
  }
  if (status === 403) {
    return {
      code: 'FORGE_FORBIDDEN',
      what: sentence(`the token may not do this (${words})`),
      fix: `Give ${permissionOf(error)}; fleet doctor --forge github says what is missing.`,
    };
  }
  if (status === 404) {
    return {
      code: doing.absent?.code ?? 'FORGE_NOT_FOUND',
      what: doing.absent?.what ?? sentence('GitHub knows no such thing'),
      fix: 'Look at the number and at GITHUB_REPOSITORY; a token that may not see it hears the same.',
    };
  }
  if (status === 410) {
    return {
      code: 'FORGE_GONE',
      what: sentence(`GitHub has it no more (${words})`),
      fix: 'It was deleted, or issues are switched off: see the settings of the repository.',
    };
  }
  return {
    code: 'FORGE_REFUSED',
    what: sentence(`GitHub refused it, ${status} (${words})`),
    fix: 'Mend what it names, then run it again.',
  };
}

/** Whatever else went wrong is told without what it carries. */
function withoutCause(error: unknown, { failed, where }: Doing, hide: Hide): FleetError {
  const reason = bounded(hide(error instanceof Error ? error.message : String(error)));
  return new FleetError({
    code: 'FORGE_FAILED',
    what: `${capital(failed)}: ${reason}.`,
    where,
    fix: 'This should not happen: report it with this line.',
    exit: exitStatus.impossible,
  });
}

/** What GitHub said, in one line and at most 300 characters, with nothing to be kept from view. */
function said(error: HttpError, hide: Hide): string {
  return bounded(hide(error.message)) || `status ${error.status}`;
}

function bounded(text: string): string {
  const line = showUnseen(text.replace(/\s+/g, ' ').trim().replace(/\.$/, ''));
  return line.length > 300 ? `${line.slice(0, 300).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** GitHub names the permission that would do, for tokens that have such. */
function permissionOf(error: HttpError): string {
  const wanted = String(error.response?.headers['x-accepted-github-permissions'] ?? '');
  return /^[a-z_=,; ]{1,200}$/.test(wanted)
    ? `it the permission ${wanted}`
    : 'it the permission to';
}

function freeAgain(error: HttpError): string {
  const reset = resetOf(error);
  return reset === undefined ? '' : ` until ${reset.toISOString().slice(11, 16)} UTC`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
