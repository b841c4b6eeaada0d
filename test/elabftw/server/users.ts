import { type Answer, type Body, created, fallen, no, ok } from './answer.ts';
import { account, type State, type User } from './state.ts';

/** POST /users: no password is taken, a known mail address is refused. */
export function postUser(state: State, body: Body): Answer {
  const email = String(body['email'] ?? '').toLowerCase();
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return no(400, 'Invalid email address!');
  if (state.users.some((user) => user.email === email && user.teams.some((t) => !t.is_archived))) {
    return no(400, 'An active account already exists with this email.');
  }
  const team = state.teams.find(
    ({ id, name }) => id === (body['team'] ?? 1) || name === body['team'],
  );
  if (team === undefined) return no(400, 'At least one team must be provided: none were found.');
  const userid = state.next++;
  const isFirst = !state.users.some(({ teams }) => teams.some(({ id }) => id === team.id));
  const isAdmin = isFirst || body['usergroup'] === 1 || body['usergroup'] === 2;
  state.users.push(
    account(userid, {
      email,
      orgid: typeof body['orgid'] === 'string' ? body['orgid'] : null,
      is_sysadmin: body['usergroup'] === 1 ? 1 : 0,
      teams: [{ id: team.id, is_admin: isAdmin ? 1 : 0, is_archived: 0 }],
    }),
  );
  return created(`users/${userid}`);
}

export function patchUser(state: State, userid: number, body: Body): Answer {
  const user = state.users.find((each) => each.userid === userid);
  if (user === undefined) return no(404, 'Nothing to show with this id');
  const { action, ...rest } = body;
  if (action === 'add') return add(state, user, Number(rest['team']));
  if (action === 'unreference') return unreference(user, Number(rest['team']));
  if (action === 'patchuser2team') return patchMembership(user, rest);
  if (action !== undefined) return no(400, 'Invalid target for user update.');
  if ('password' in rest) return no(400, 'Use action:updatepassword to update the password');
  if ('is_sysadmin' in rest) user.is_sysadmin = Number(rest['is_sysadmin']);
  else if ('validated' in rest) user.validated = Number(rest['validated']);
  else return no(400, 'Invalid target for user update.');
  return ok(user);
}

// --- internal ---

/** An unknown team: 200, and nothing done. */
function add(state: State, user: User, id: number): Answer {
  const isThere = state.teams.some((team) => team.id === id);
  const isMember = user.teams.some((team) => team.id === id);
  if (isThere && !isMember) user.teams.push({ id, is_admin: 0, is_archived: 0 });
  return ok(user);
}

function unreference(user: User, id: number): Answer {
  if (user.teams.length < 2) return no(400, 'Cannot remove last team from user.');
  user.teams = user.teams.filter((team) => team.id !== id);
  return ok(user);
}

function patchMembership(user: User, { team, target, content }: Body): Answer {
  const found = user.teams.find(({ id }) => id === Number(team));
  if (target !== 'is_admin' && target !== 'is_archived') return fallen;
  if (found !== undefined) found[target] = Number(content);
  return ok(user);
}
