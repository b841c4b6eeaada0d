import { ask } from '../elabftw/server/replay.ts';
import type { ContractServer } from '../elabftw/server/server.ts';
import type { Entry } from './transcript.ts';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Sentences of the transcripts that are requests all the same. */
const sentences: Readonly<Record<string, readonly Request[]>> = {
  'Bearer prefix': [{ method: 'GET', path: 'info', headers: { Authorization: 'Bearer KEY' } }],
  'wrong key': [{ method: 'GET', path: 'info', headers: { Authorization: 'wrong' } }],
  'without key': [{ method: 'GET', path: 'info', headers: { Authorization: undefined } }],
  'wrong id prefix, right secret': [
    { method: 'GET', path: 'info', headers: { Authorization: '99-KEY' } },
  ],
  'id-prefixed header with the same row': [
    { method: 'GET', path: 'info', headers: { Authorization: '2-KEY' } },
  ],
  'nonexistent endpoint': [{ method: 'GET', path: 'nonsense' }],
  'users/me': [{ method: 'GET', path: 'users/me' }],
  'GET info with the key db:install printed': [{ method: 'GET', path: 'info' }],
  'GET info with schema 999': [{ method: 'GET', path: 'info' }],
  'GET /api/v1/x': [{ method: 'GET', path: '/api/v1/x' }],
  'content-type with charset': [withType('application/json; charset=utf-8')],
  'PATCH content-type application/json; charset=utf-8': [
    withType('application/json; charset=utf-8'),
  ],
  'PATCH without content-type': [withType(undefined)],
  'no longer sysadmin': [
    { method: 'GET', path: 'config' },
    { method: 'GET', path: 'info' },
  ],
  'read-only key (can_write=0) PATCH': [{ method: 'PATCH', path: 'config', body: '{}' }],
  'sysadmin not validated / archived: does the key still work on 5.6.12?': [
    { method: 'GET', path: 'config' },
  ],
  'not validated / archived / expired on 6.x': [{ method: 'GET', path: 'config' }],
  'POST apikeys by API': [{ method: 'POST', path: 'apikeys', body: '{}' }],
  'right SECRET_KEY, SITE_URL=eln.local: POST teams': [
    { method: 'POST', path: 'teams', body: '{"name":"Ghost"}' },
  ],
  'POST teams / users on 6.x': [
    { method: 'POST', path: 'teams', body: '{"name":"Pilot"}' },
    {
      method: 'POST',
      path: 'users',
      body: '{"firstname":"P","lastname":"L","email":"p6@example.org","team":2}',
    },
    { method: 'PATCH', path: 'users/2', body: '{"is_sysadmin":1}' },
    { method: 'GET', path: 'idps' },
    { method: 'POST', path: 'apikeys', body: '{}' },
  ],
};

/** Lines that are no request to the API, or turn on what stands in the database’s own columns. */
export const notOfTheApi: readonly RegExp[] = [
  /^bin\/console /,
  /^KEY=/,
  /^secret alone, without the id prefix$/,
  /^bcrypt by another tool/,
  /^217-style bcrypt row inserted/,
  /^legacy key,? /,
  /SECRET_KEY/,
  /^MySQL stopped/,
];

/** What a line asks; undefined when it is no request. */
export function requestsOf({ asked }: Entry): readonly Request[] | undefined {
  const known = sentences[asked];
  if (known !== undefined) return known;
  if (notOfTheApi.some((pattern) => pattern.test(asked))) return undefined;
  const { method, path, body } =
    /^(?<method>GET|POST|PATCH|PUT|DELETE) (?<path>\S+)(?: (?<body>.+))?$/.exec(asked)?.groups ??
    {};
  if (method === undefined || path === undefined) return undefined;
  return [{ method, path, ...(body === undefined ? {} : { body: whole(body) }) }];
}

export async function send(server: ContractServer, { method, path, body, headers }: Request) {
  const answer = await ask(server, {
    ask: body === undefined ? [method, path] : [method, path, body],
    ...(headers === undefined ? {} : { headers }),
    seen: { status: 0 },
  });
  const isJson = answer.type === 'application/json';
  return { ...answer, json: isJson ? (JSON.parse(answer.text) as unknown) : undefined };
}

// --- internal ---

function withType(type: string | undefined): Request {
  const headers = { 'Content-Type': type };
  return { method: 'PATCH', path: 'config', body: '{"login_tries":"3"}', headers };
}

/** The transcript shortens what is long: the request was whole. */
function whole(body: string): string {
  return body.endsWith('…') ? `${body.slice(0, -1)}"}` : body;
}
