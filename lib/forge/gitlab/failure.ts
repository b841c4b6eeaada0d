import { showUnseen } from '../../base/encode/index.ts';
import { exitStatus, FleetError } from '../../base/index.ts';

/** A call that did not do what it should. */
export interface Failed {
  readonly method: string;
  /** As a message names it: below `/api/v4`, without a query. */
  readonly path: string;
  /** Undefined: there was no answer. */
  readonly status: number | undefined;
  /** What the forge said, or why there was no answer. */
  readonly said: string;
}

/** The error that a failed call ends in. Nothing of it holds the token: see `withoutToken`. */
export function failure(failed: Failed): FleetError {
  return new FleetError(partsOf(failed));
}

/**
 * Nobody can tell whether the forge did what it was asked for: whoever asked has to look
 * again before asking again.
 */
export class Unsure extends FleetError {
  constructor(failed: Failed) {
    super(partsOf(failed));
  }
}

/** Whether the error says that the thing does not exist, or may not be seen. */
export function isNotFound(error: unknown): error is FleetError {
  return error instanceof FleetError && error.code === 'FORGE_NOT_FOUND';
}

/** Whether the error says that something else stands in the way. */
export function isConflict(error: unknown): error is FleetError {
  return error instanceof FleetError && error.code === 'FORGE_CONFLICT';
}

/** A text of the forge's without the token, should it ever repeat it. */
export function withoutToken(text: string, token: string): string {
  const forms = [token, encodeURIComponent(token), Buffer.from(token).toString('base64')];
  return forms.reduce((rest, form) => rest.split(form).join('•••'), text);
}

/**
 * An answer that is not what GitLab documents.
 *
 * @param what one sentence.
 */
export function strangeAnswer(what: string, where: string): FleetError {
  return new FleetError({
    code: 'FORGE_ANSWER',
    what,
    where,
    fix: 'See whether the address of the API is right and which version of GitLab answers.',
    exit: exitStatus.impossible,
  });
}

// --- internal ---

function partsOf({ method, path, status, said }: Failed) {
  const { code, what, fix } = meaning(status);
  const words = showUnseen(said.replace(/\s+/g, ' ').trim()).slice(0, 200);
  return {
    code,
    what: words === '' ? what : `${what} GitLab says: “${words}”.`,
    where: `${method} ${path}`,
    fix,
    exit: exitStatus.impossible,
  };
}

interface Meaning {
  readonly code: string;
  readonly what: string;
  readonly fix: string;
}

const doctor = 'fleet doctor --forge gitlab says what is missing.';

const meanings: Readonly<Record<number, Meaning>> = {
  401: {
    code: 'FORGE_UNAUTHORISED',
    what: 'GitLab does not accept the token: it is wrong, revoked or past its last day.',
    fix: `Make a new project access token and put it into FLEET_GITLAB_TOKEN; ${doctor}`,
  },
  403: {
    code: 'FORGE_FORBIDDEN',
    what: 'The account of the token may not do this.',
    fix: `Give the token the role and the scope that it needs; ${doctor}`,
  },
  404: {
    code: 'FORGE_NOT_FOUND',
    what: 'There is no such thing, or the account of the token may not see it.',
    fix: `See whether the path of the project is right; ${doctor}`,
  },
  409: {
    code: 'FORGE_CONFLICT',
    what: 'Something else stands in the way there.',
    fix: 'Look at it on GitLab, then run it again.',
  },
  413: {
    code: 'FORGE_TEXT_TOO_LONG',
    what: 'The text is longer than GitLab takes.',
    fix: 'Shorten it.',
  },
  429: {
    code: 'FORGE_RATE_LIMITED',
    what: 'GitLab asks for fewer calls, for longer than this run may wait.',
    fix: 'Run it again later; nothing is lost.',
  },
};

const refused: Meaning = {
  code: 'FORGE_REFUSED',
  what: 'GitLab does not take what was sent.',
  fix: 'Report this with the command that was run: it is an error of this program.',
};

const elsewhere: Meaning = {
  code: 'FORGE_ELSEWHERE',
  what: 'The answer leads to another address, where the token does not go.',
  fix: 'Name the project by its present path, and the API by its own address.',
};

const unreachable: Meaning = {
  code: 'FORGE_UNREACHABLE',
  what: 'GitLab did not answer for longer than this run may wait.',
  fix: 'Run it again when it is back; nothing is lost.',
};

function meaning(status: number | undefined): Meaning {
  if (status === undefined || status >= 500 || status === 408) return unreachable;
  if (status >= 300 && status < 400) return elsewhere;
  return meanings[status] ?? refused;
}
