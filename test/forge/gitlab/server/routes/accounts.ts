import type { PersonalAccessTokenSchema } from '@gitbeaker/rest';
import { z } from 'zod';
import { memberOf, wholeUser } from '../present.ts';
import type { State } from '../state.ts';
import { notFound, type Route, route } from '../wire.ts';

const nothing = z.strictObject({});

function accountOf(state: State, id: string | undefined) {
  return state.accounts.find((one) => one.id === Number(id));
}

export const accountRoutes: readonly Route[] = [
  route('GET', '/user', nothing, nothing, ({ account }) => ({
    status: 200,
    body: wholeUser(account),
  })),
  route('GET', '/users/:user', nothing, nothing, ({ state, path }) => {
    const found = accountOf(state, path['user']);
    if (found === undefined) throw notFound('User Not Found');
    return { status: 200, body: wholeUser(found) };
  }),
  route('GET', '/personal_access_tokens/self', nothing, nothing, ({ state, account }) => {
    const [, found] = [...state.tokens].find(([, token]) => token.account === account.id) ?? [];
    if (found === undefined) throw notFound();
    return {
      status: 200,
      body: {
        id: 1,
        name: 'eln-fleet',
        revoked: false,
        created_at: '2026-01-01T00:00:00.000Z',
        scopes: [...found.scopes],
        user_id: account.id,
        last_used_at: '2026-01-01T00:00:00.000Z',
        active: true,
        ...(found.expiresAt === null ? {} : { expires_at: found.expiresAt }),
      } satisfies Partial<PersonalAccessTokenSchema>,
    };
  }),
  route('GET', '/projects/:id/members/all/:user', nothing, nothing, ({ state, path }) => {
    const found = accountOf(state, path['user']);
    const role = found && state.roles.get(found.id);
    if (found === undefined || role === undefined) throw notFound();
    return { status: 200, body: memberOf(found, role) };
  }),
  route('GET', '/groups/:group/members/all/:user', nothing, nothing, ({ state, path }) => {
    const { group } = path;
    const found = state.groups.find((one) => one.path === group || String(one.id) === group);
    if (found === undefined) throw notFound('Group Not Found');
    const account = accountOf(state, path['user']);
    const role = account && found.members.get(account.id);
    if (account === undefined || role === undefined) throw notFound();
    return { status: 200, body: memberOf(account, role) };
  }),
];
