// @ts-check
import { numberIn, rowsOf, textIn } from './context.mjs';

/** @typedef {import('./state.ts').DesiredTeam} DesiredTeam */
/** @typedef {import('./state.ts').Note} Note */
/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./state.ts').Step} Step */
/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Row} Row */

/**
 * Teams, known by `orgid`, else by name. `POST /teams` never looks whether one is
 * there, so it is sent once and looked at.
 *
 * @param {Context} context
 * @returns {Promise<Plan>}
 */
export async function planTeams(context) {
  const teams = rowsOf(await context.client.read('teams'));
  /** @type {Step[]} */
  const steps = [];
  /** @type {Note[]} */
  const notes = [];
  for (const wanted of context.inputs.state.teams) {
    const found = teamOf(teams, wanted);
    if (found === undefined) steps.push(added(context, wanted));
    else steps.push(...mended(context, found, wanted));
    if (teams.filter((team) => textIn(team, 'name') === wanted.name).length > 1) {
      notes.push({ note: 'team-twice', name: wanted.orgid });
    }
  }
  return { steps, notes };
}

/**
 * The team that a declared one is: by its key, else by its name, else the one that it
 * takes over. Of several with one name, the oldest.
 *
 * @param {readonly Row[]} teams
 * @param {DesiredTeam} wanted
 * @returns {Row | undefined}
 */
export function teamOf(teams, wanted) {
  const oldest = teams.toSorted((one, other) => numberIn(one, 'id') - numberIn(other, 'id'));
  return (
    oldest.find((team) => textIn(team, 'orgid') === wanted.orgid) ??
    oldest.find((team) => textIn(team, 'name') === wanted.name) ??
    oldest.find((team) => wanted.adopts !== null && textIn(team, 'name') === wanted.adopts)
  );
}

// --- internal ---

/**
 * @param {Context} context
 * @param {DesiredTeam} wanted
 * @returns {Step}
 */
function added({ client }, wanted) {
  return {
    changes: [{ part: 'team', name: wanted.orgid, what: 'is made' }],
    run: () => client.once('POST', 'teams', { name: wanted.name }),
  };
}

/**
 * @param {Context} context
 * @param {Row} found
 * @param {DesiredTeam} wanted
 * @returns {readonly Step[]}
 */
function mended({ client }, found, wanted) {
  const pairs = /** @type {const} */ ([
    ['name', wanted.name],
    ['orgid', wanted.orgid],
    ['visible', wanted.visible],
  ]);
  const differing = pairs.filter(([name, value]) => textIn(found, name) !== value);
  if (differing.length === 0) return [];
  const names = differing.map(([name]) => name).join(', ');
  return [
    {
      changes: [{ part: 'team', name: wanted.orgid, what: `differs in ${names}` }],
      run: () => client.patch(`teams/${numberIn(found, 'id')}`, Object.fromEntries(differing)),
    },
  ];
}
