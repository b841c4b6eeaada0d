import { type Answer, type Body, no, ok, schemaPage } from './answer.ts';
import { patchConfig } from './config.ts';
import {
  deleteIdp,
  type Metadata,
  patchIdp,
  patchSource,
  postIdp,
  postSource,
  sourceRow,
} from './identity.ts';
import type { State } from './state.ts';
import { deleteTeam, patchTeam, postTeam } from './teams.ts';
import { patchUser, postUser } from './users.ts';

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
  const [endpoint = '', id] = asked.path.split('?')[0]?.split('/') ?? [];
  const table = endpoints[endpoint];
  if (table === undefined) return no(400, 'Invalid endpoint: available endpoints: config, teams');
  const action = table[asked.method];
  if (action === undefined) return no(400, `No ${asked.method} action for this endpoint!`);
  return action({ state, id, body: asked.body, metadata });
}

// --- internal ---

interface Call {
  readonly state: State;
  readonly id: string | undefined;
  readonly body: Body;
  readonly metadata: Metadata;
}
type Action = (call: Call) => Answer;

const endpoints: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  info: {
    GET: ({ state }) => ok({ elabftw_version: state.version, ts_balance: 0, teams_count: 1 }),
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
    GET: ({ state, id }) => rows(state.users, id === 'me' ? '1' : id, 'userid'),
    POST: ({ state, body }) => postUser(state, body),
    PATCH: ({ state, id, body }) => patchUser(state, Number(id), body),
  },
  idps: {
    GET: ({ state, id }) => rows(state.idps, id, 'id'),
    POST: ({ state, body }) => postIdp(state, body),
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
  },
};

function rows<Row extends object, Key extends keyof Row>(
  all: readonly Row[],
  id: string | undefined,
  key: Key,
): Answer {
  if (id === undefined) return ok(all);
  const found = all.find((row) => String(row[key]) === id);
  return found === undefined ? no(404, 'Nothing to show with this id') : ok(found);
}
