import { type Answer, type Body, no, ok, schemaPage } from './answer.ts';
import { patchConfig } from './config.ts';
import {
  deleteIdp,
  deleteSource,
  idpRow,
  type Metadata,
  patchIdp,
  patchSource,
  postIdp,
  postPart,
  postSource,
  sourceRow,
} from './identity.ts';
import { infoOf } from './info.ts';
import { isLine6, type State } from './state.ts';
import { deleteTeam, patchTeam, postTeam } from './teams.ts';
import { userRow } from './user-rows.ts';
import { deleteUser, listUsers, patchUser, postUser } from './users.ts';

/** One request to `/api/v2`, authenticated and with a body that is an object. */
export interface Asked {
  readonly method: string;
  /** Behind `/api/v2/`. */
  readonly path: string;
  readonly body: Body;
}

export function answer(state: State, asked: Asked, metadata: Metadata): Answer {
  if (state.config['schema'] !== state.requiredSchema) return schemaPage;
  if (asked.method === 'PUT') return { status: 405 };
  const [path = '', query] = asked.path.split('?');
  const [endpoint = '', id, part] = path.split('/');
  const table = Object.hasOwn(endpoints, endpoint) ? endpoints[endpoint] : undefined;
  if (table === undefined) return no(400, 'Invalid endpoint: available endpoints: config, teams');
  const action = table[asked.method];
  if (action === undefined) return no(400, `No ${asked.method} action for this endpoint!`);
  const refusal = refused(state, asked.method, endpoint);
  if (refusal !== undefined) return refusal;
  const given = action({ state, id, part, query, body: asked.body, metadata });
  // The thing is there; only the place where it is cannot be told.
  if (given.location !== undefined && state.site === null) {
    return no(400, 'Error fetching SITE_URL: malformed URL.');
  }
  return given;
}

// --- internal ---

interface Call {
  readonly state: State;
  readonly id: string | undefined;
  readonly part: string | undefined;
  readonly query: string | undefined;
  readonly body: Body;
  readonly metadata: Metadata;
}
type Action = (call: Call) => Answer;

const endpoints: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  info: {
    GET: ({ state }) => ok(infoOf(state)),
  },
  config: {
    GET: ({ state }) => ok({ ...state.config }),
    PATCH: ({ state, body }) => patchConfig(state, body),
  },
  teams: {
    GET: ({ state, id }) => rows(state.teams.toReversed(), id, 'id'),
    POST: ({ state, body }) => postTeam(state, body),
    PATCH: ({ state, id, body }) => patchTeam(state, Number(id), body),
    DELETE: ({ state, id }) => deleteTeam(state, Number(id)),
  },
  users: {
    GET: ({ state, id, query }) => {
      if (id === undefined) return listUsers(state, query);
      const all = state.users.map((user) => userRow(state, user));
      return rows(all, id === 'me' ? '1' : id, 'userid');
    },
    POST: ({ state, body }) => postUser(state, body),
    PATCH: ({ state, id, body }) => patchUser(state, id === 'me' ? 1 : Number(id), body),
    DELETE: ({ state, id }) => deleteUser(state, Number(id)),
  },
  idps: {
    GET: ({ state, id }) =>
      rows(
        state.idps.map((row) => idpRow(state, row)),
        id,
        'id',
      ),
    POST: ({ state, id, part, body }) =>
      id === undefined ? postIdp(state, body) : postPart(state, Number(id), part, body),
    PATCH: ({ state, id, body }) => patchIdp(state, Number(id), body),
    DELETE: ({ state, id }) => deleteIdp(state, Number(id)),
  },
  idps_sources: {
    GET: ({ state, id }) =>
      rows(
        state.sources.map((source) => sourceRow(state, source)),
        id,
        'id',
      ),
    POST: ({ state, body }) => postSource(state, body),
    PATCH: ({ state, id, body, metadata }) => patchSource(state, Number(id), body, metadata),
    DELETE: ({ state, id }) => deleteSource(state, Number(id)),
  },
  apikeys: {
    // A place that is none: the key itself, after its number in the older line.
    POST: ({ state }) => ({
      status: 201,
      location: isLine6(state) ? `/${'ab'.repeat(16)}` : `/4-${'ab'.repeat(42)}`,
    }),
  },
};

/** What the key may not do, whatever is asked. Account 1 is the one whose key it is. */
function refused(state: State, method: string, endpoint: string): Answer | undefined {
  if (method !== 'GET' && !state.apiKey.canWrite) {
    return no(400, 'You are using a read-only key to execute a write action.');
  }
  const owner = state.users.find(({ userid }) => userid === 1);
  if (endpoint === 'config' && owner?.is_sysadmin !== 1) {
    return no(403, 'Non sysadmin user tried to use a restricted api endpoint.');
  }
  return undefined;
}

function rows<Row extends object, Key extends keyof Row>(
  all: readonly Row[],
  id: string | undefined,
  key: Key,
): Answer {
  if (id === undefined) return ok(all);
  const found = all.find((row) => String(row[key]) === id);
  return found === undefined ? no(404, 'Nothing to show with this id') : ok(found);
}
