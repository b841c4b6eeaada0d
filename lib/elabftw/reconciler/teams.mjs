// @ts-check
import { numberIn, readList, textIn } from './context.mjs';

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
  const teams = await readList(context.client, 'teams');
  const known = teamsOf(teams, context.inputs.state.teams);
  /** @type {Step[]} */
  const steps = [];
  /** @type {Note[]} */
  const notes = [];
  for (const wanted of context.inputs.state.teams) {
    const found = known.get(wanted.orgid);
    if (found === undefined) steps.push(added(context, wanted));
    else steps.push(...mended(context, found, wanted));
    if (teams.filter((team) => isAnother(team, found, wanted)).length > 0) {
      notes.push({ note: 'team-twice', name: wanted.orgid });
    }
  }
  return { steps, notes };
}

/**
 * Which team each declared one is, by its `orgid`: by that key; else by its name, were it
 * written otherwise; else the one that it takes over. None is two, and none that is
 * declared under another key. Of several, the oldest.
 *
 * @param {readonly Row[]} teams
 * @param {readonly DesiredTeam[]} declared
 * @returns {ReadonlyMap<string, Row>}
 */
export function teamsOf(teams, declared) {
  const oldest = teams.toSorted((one, other) => numberIn(one, 'id') - numberIn(other, 'id'));
  /** @type {Map<string, Row>} */
  const known = new Map();
  for (const isIt of signs) {
    for (const wanted of declared.filter(({ orgid }) => !known.has(orgid))) {
      const taken = [...known.values()];
      const found = oldest.find((team) => !taken.includes(team) && isIt(team, wanted));
      if (found !== undefined) known.set(wanted.orgid, found);
    }
  }
  return known;
}

// --- internal ---

/** From the surest to the weakest. @type {readonly ((team: Row, wanted: DesiredTeam) => boolean)[]} */
const signs = [
  (team, { orgid }) => textIn(team, 'orgid') === orgid,
  (team, { name }) => textIn(team, 'name') === name,
  // A team with a key of its own is somebody’s, whatever its name looks like.
  (team, { name }) => textIn(team, 'orgid') === '' && folded(textIn(team, 'name')) === folded(name),
  (team, { adopts }) =>
    adopts !== null && textIn(team, 'orgid') === '' && textIn(team, 'name') === adopts,
];

/**
 * A second team that people will take for the declared one.
 *
 * @param {Row} team
 * @param {Row | undefined} found
 * @param {DesiredTeam} wanted
 */
function isAnother(team, found, wanted) {
  if (found === undefined || team === found) return false;
  const isKnown = textIn(team, 'orgid') === wanted.orgid;
  return isKnown || folded(textIn(team, 'name')) === folded(wanted.name);
}

/** @param {string} name */
function folded(name) {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

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
