// @ts-check
import { numberIn, readList, rowsOf, textIn } from './context.mjs';
import { exit, Stop } from './errors.mjs';
import { teamsOf } from './teams.mjs';

/** @typedef {import('./state.ts').Change} Change */
/** @typedef {import('./state.ts').Note} Note */
/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./state.ts').Step} Step */
/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Row} Row */

/**
 * Who administers what. No account is ever made here: a pilot comes by the federation
 * first. People are named by their reference or by their number, never otherwise.
 *
 * @param {Context} context
 * @returns {Promise<Plan>}
 */
export async function planMembers(context) {
  const { client, inputs } = context;
  const { state } = inputs;
  const known = teamsOf(await readList(client, 'teams'), state.teams);
  const users = await readList(client, 'users');
  const me = await ownAccount(context);
  const idOf = (/** @type {string} */ orgid) => numberIn(known.get(orgid) ?? {}, 'id');
  const operator = state.teams.flatMap(({ orgid }) =>
    joined(context, me, orgid, idOf(orgid), 'operator'),
  );
  const sysadmins =
    inputs.wanted['enforce_mfa'] === '2'
      ? users
          .filter((user) => numberIn(user, 'is_sysadmin') === 1 && !administersAny(user))
          .flatMap((user) => {
            const name = `sysadmin ${numberIn(user, 'userid')}`;
            return promoted(context, user, state.administration, idOf(state.administration), name);
          })
      : [];
  const pilots = planPilots(context, users, idOf(state.pilots.team));
  return { steps: [...operator, ...sysadmins, ...pilots.steps], notes: pilots.notes };
}

// --- internal ---

/**
 * @param {Context} context
 * @returns {Promise<Row>}
 */
async function ownAccount({ client }) {
  const [me] = rowsOf([await client.read('users/me')]);
  if (me !== undefined && numberIn(me, 'userid') > 0) return me;
  throw new Stop(
    exit.impossible,
    'answer',
    'The answer to users/me is no account. Look at the web pod and at what stands before it.',
  );
}

/**
 * @param {Context} context
 * @param {readonly Row[]} users
 * @param {number} team
 * @returns {Plan}
 */
function planPilots(context, users, team) {
  const { admins, former, team: orgid } = context.inputs.state.pilots;
  /** @type {Step[]} */
  const steps = [];
  /** @type {Note[]} */
  const notes = [];
  for (const ref of admins) {
    const all = users.filter((user) => textIn(user, 'orgid') === ref);
    // Who was archived and came back has two accounts, one of which nobody uses.
    const inUse = all.filter((user) => !isArchivedEverywhere(user));
    const found = inUse.length > 0 ? inUse : all;
    const [user] = found;
    if (user === undefined) notes.push({ note: 'pilot-awaited', name: ref });
    else if (found.length > 1) notes.push({ note: 'pilot-twice', name: ref });
    else if (numberIn(user, 'validated') !== 1)
      notes.push({ note: 'pilot-not-validated', name: ref });
    else if (isArchived(user, team) || isArchivedEverywhere(user))
      notes.push({ note: 'pilot-archived', name: ref });
    else steps.push(...promoted(context, user, orgid, team, `pilot ${ref}`).map(awaited));
  }
  for (const ref of former) {
    const found = users.filter((user) => textIn(user, 'orgid') === ref && administers(user, team));
    steps.push(...found.map((user) => admin(context, user, team, 0, `pilot ${ref}`, orgid)));
  }
  return { steps, notes };
}

/**
 * A pilot administers only after a first login, whenever that is.
 *
 * @param {Step} step
 * @returns {Step}
 */
function awaited({ changes, run }) {
  return { changes: changes.map((change) => ({ ...change, awaited: 'always' })), run };
}

/**
 * Member first, administrator after a fresh look: adding to a team that is not there
 * answers 200 and does nothing.
 *
 * @param {Context} context
 * @param {Row} user
 * @param {string} orgid
 * @param {number} team
 * @param {string} name
 * @returns {readonly Step[]}
 */
function promoted(context, user, orgid, team, name) {
  const join = joined(context, user, orgid, team, name);
  if (join.length > 0 || administers(user, team)) return join;
  return [admin(context, user, team, 1, name, orgid)];
}

/**
 * The operator joins every team before the route opens: the first member of a team
 * becomes its administrator, and that must not be the first visitor.
 *
 * @param {Context} context
 * @param {Row} user
 * @param {string} orgid
 * @param {number} team
 * @param {string} name
 * @returns {readonly Step[]}
 */
function joined({ client }, user, orgid, team, name) {
  if (membership(user, team) !== undefined) return [];
  return [
    {
      changes: [{ part: 'member', name, what: `joins the team ${orgid}` }],
      run: () => client.patch(`users/${numberIn(user, 'userid')}`, { action: 'add', team }),
    },
  ];
}

/**
 * @param {Context} context
 * @param {Row} user
 * @param {number} team
 * @param {0 | 1} content
 * @param {string} name
 * @param {string} orgid
 * @returns {Step}
 */
function admin({ client }, user, team, content, name, orgid) {
  const what = content === 1 ? 'becomes administrator of' : 'is no longer administrator of';
  return {
    changes: [{ part: 'member', name, what: `${what} the team ${orgid}` }],
    run: () =>
      client.patch(`users/${numberIn(user, 'userid')}`, {
        action: 'patchuser2team',
        team,
        target: 'is_admin',
        content,
      }),
  };
}

/**
 * @param {Row} user
 * @param {number} team
 * @returns {Row | undefined}
 */
function membership(user, team) {
  return rowsOf(user['teams']).find((row) => numberIn(row, 'id') === team);
}

/**
 * @param {Row} user
 * @param {number} team
 */
function administers(user, team) {
  return numberIn(membership(user, team) ?? {}, 'is_admin') === 1;
}

/** @param {Row} user */
function administersAny(user) {
  return rowsOf(user['teams']).some((row) => numberIn(row, 'is_admin') === 1);
}

/**
 * @param {Row} user
 * @param {number} team
 */
function isArchived(user, team) {
  return numberIn(membership(user, team) ?? {}, 'is_archived') === 1;
}

/**
 * Where nobody has put the account into a team yet, it is not archived.
 *
 * @param {Row} user
 */
function isArchivedEverywhere(user) {
  const teams = rowsOf(user['teams']);
  return teams.length > 0 && teams.every((row) => numberIn(row, 'is_archived') === 1);
}
