import { type Answer, type Call, notFound, ok, paged, refusal } from '../answer.ts';
import type { Route } from '../route.ts';
import { orgMembership, permissionLevel, publicUser, team } from '../shapes/accounts.ts';
import type { Account } from '../state.ts';

const members = [{ members: 'read' }] as const;

/** Accounts, the organisation and its teams. */
export const peopleRoutes: readonly Route[] = [
  {
    ...{ method: 'GET', path: '/user', needs: [] },
    answer: (call) => {
      const { account, kind, scopes } = call.caller;
      if (kind !== 'user') return refusal(403, 'Resource not accessible by integration');
      const headers = scopes === undefined ? {} : { 'x-oauth-scopes': scopes };
      return { status: 200, body: publicUser(call, account), headers };
    },
  },
  {
    ...{ method: 'GET', path: '/user/{account_id}', needs: [] },
    answer: (call) => shown(call, call.state.accounts.get(Number(call.params['account_id']))),
  },
  {
    ...{ method: 'GET', path: '/users/{username}', needs: [] },
    answer: (call) => shown(call, named(call)),
  },
  {
    ...{ method: 'GET', path: '/orgs/{org}/memberships/{username}', needs: members },
    answer: (call) => {
      const account = named(call);
      const membership = account && call.state.members.get(orgOf(call))?.get(account.id);
      if (!account || !membership) return notFound;
      return ok(orgMembership(call, call.state, account, membership));
    },
  },
  {
    ...{ method: 'GET', path: '/orgs/{org}/teams', needs: members },
    answer: (call) => {
      const found = call.state.teams.filter(({ org }) => org === orgOf(call));
      return paged(
        call,
        found.map((one) => team(call, call.state, one)),
      );
    },
  },
  {
    ...{ method: 'GET', path: '/orgs/{org}/teams/{team_slug}/memberships/{username}' },
    needs: members,
    answer: (call) => {
      const account = named(call);
      const found = call.state.teams.find(
        ({ org, slug }) => org === orgOf(call) && slug === call.params['team_slug'],
      );
      const membership = account && found?.members.get(account.id);
      if (!account || !found || !membership) return notFound;
      const url = `${team(call, call.state, found).url}/memberships/${account.login}`;
      return ok({ url, role: 'member', state: membership });
    },
  },
  {
    ...{ method: 'GET', path: '/repos/{owner}/{repo}/collaborators/{username}/permission' },
    needs: [{ metadata: 'read' }],
    answer: (call) => {
      const account = named(call);
      if (account === undefined) return notFound;
      const role = call.state.roles.get(account.id) ?? 'read';
      return ok(permissionLevel(call, account, role));
    },
  },
];

// --- internal ---

function named({ state, params }: Call): Account | undefined {
  return state.accountNamed(params['username'] ?? '');
}

function orgOf({ params }: Call): string {
  return params['org'] ?? '';
}

function shown(call: Call, account: Account | undefined): Answer {
  return account === undefined ? notFound : ok(publicUser(call, account));
}
