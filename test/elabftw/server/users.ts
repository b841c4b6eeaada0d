import { type Answer, type Body, created, fallen, gone, no, ok } from './answer.ts';
import { account, isLine6, newNumber, type State, type User } from './state.ts';
import { listedUser, userRow } from './user-rows.ts';

const taken =
  'An active account already exists with this email. Use the Sysconfig Panel to add user to the requested team.';

/** GET /users: all, or those whose name or address holds what is asked for. */
export function listUsers(state: State, query: string | undefined): Answer {
  const asked = new URLSearchParams(query ?? '').get('q') ?? '';
  const found = state.users.filter(({ firstname, lastname, email }) =>
    [firstname, lastname, email].some((text) => text.toLowerCase().includes(asked.toLowerCase())),
  );
  return ok(found.map((user) => listedUser(state, user)));
}

/** POST /users: no password is taken, a known mail address is refused. */
export function postUser(state: State, body: Body): Answer {
  const email = String(body['email'] ?? '').toLowerCase();
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return no(400, 'Invalid email address!');
  if (isTaken(state, email)) return no(400, taken);
  const team = state.teams.find(
    ({ id, name }) => id === (body['team'] ?? 1) || name === body['team'],
  );
  if (team === undefined) return no(400, 'At least one team must be provided: none were found.');
  const userid = newNumber(state, 'users');
  const isAdmin = body['usergroup'] === 1 || body['usergroup'] === 2;
  state.users.push(
    account(userid, {
      firstname: String(body['firstname'] ?? ''),
      lastname: String(body['lastname'] ?? ''),
      email,
      orgid: typeof body['orgid'] === 'string' ? body['orgid'] : null,
      valid_until: typeof body['valid_until'] === 'string' ? body['valid_until'] : null,
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
  const refusal =
    action === undefined ? patchFields(state, user, rest) : act(state, user, action, rest);
  return refusal ?? ok(userRow(state, user));
}

export function deleteUser(state: State, userid: number): Answer {
  state.users = state.users.filter((user) => user.userid !== userid);
  return gone;
}

// --- internal ---

/** Undefined is yes. */
type Refusal = Answer | undefined;

function isTaken(state: State, email: string, but?: User): boolean {
  return state.users.some(
    (user) => user !== but && user.email === email && user.teams.some((team) => !team.is_archived),
  );
}

function act(state: State, user: User, action: unknown, rest: Body): Refusal {
  if (action === 'add') return add(state, user, Number(rest['team']));
  if (action === 'unreference') return unreference(user, Number(rest['team']));
  if (action === 'patchuser2team') return patchMembership(user, rest);
  if (action === 'validate') user.validated = 1;
  else if (action === 'archive') return archive(state, user);
  else if (action === 'updatepassword') return setPassword(user, String(rest['password']));
  else return no(400, 'Invalid target for user update.');
  return undefined;
}

/** An unknown team: 200, and nothing done. */
function add(state: State, user: User, id: number): Refusal {
  const isThere = state.teams.some((team) => team.id === id);
  const isMember = user.teams.some((team) => team.id === id);
  if (isThere && !isMember) user.teams.push({ id, is_admin: 0, is_archived: 0 });
  return undefined;
}

function unreference(user: User, id: number): Refusal {
  if (user.teams.length < 2) {
    return no(400, 'Cannot remove last team from user: users must belong to at least one team.');
  }
  user.teams = user.teams.filter((team) => team.id !== id);
  return undefined;
}

function patchMembership(user: User, { team, target, content }: Body): Refusal {
  const found = user.teams.find(({ id }) => id === Number(team));
  if (target !== 'is_admin' && target !== 'is_archived' && target !== 'is_owner') return fallen;
  if (found !== undefined) found[target] = Number(content);
  return undefined;
}

function archive(state: State, user: User): Refusal {
  if (isLine6(state) && user.is_sysadmin === 1) {
    return no(400, 'A sysadmin account cannot be archived.', 422);
  }
  for (const team of user.teams) team.is_archived = 1;
  return undefined;
}

function setPassword(user: User, password: string): Refusal {
  if (password.length < 12) return no(400, 'Password must contain at least 12 characters.');
  user.has_password = true;
  return undefined;
}

function patchFields(state: State, user: User, fields: Body): Refusal {
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'password') return no(400, 'Use action:updatepassword to update the password');
    if (name === 'is_sysadmin' || name === 'validated') user[name] = Number(value);
    else if (name === 'firstname' || name === 'lastname') user[name] = String(value);
    else if (name === 'email') {
      const email = String(value).toLowerCase();
      if (isTaken(state, email, user)) return no(400, taken);
      user.email = email;
    } else if (name === 'valid_until') {
      if (value !== '' && !isDay(String(value))) {
        return no(500, `Incorrect date value: '${String(value)}' for column 'valid_until'`, 1292);
      }
      user.valid_until = value === '' ? '3000-01-01' : String(value);
    } else return no(400, 'Invalid target for user update.');
  }
  return undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
