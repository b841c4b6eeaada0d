import { type Answer, type Body, created, gone, no, ok } from './answer.ts';
import { newNumber, type State, team } from './state.ts';

/** POST /teams looks at nothing: the second one of a name is a second team. */
export function postTeam(state: State, body: Body): Answer {
  const id = newNumber(state, 'teams');
  state.teams.push(team(id, typeof body['name'] === 'string' ? body['name'] : 'New team name'));
  return created(`teams/${id}`);
}

export function patchTeam(state: State, id: number, body: Body): Answer {
  const found = state.teams.find((each) => each.id === id);
  if (found === undefined) return no(404, 'Nothing to show with this id');
  for (const [key, value] of Object.entries(body)) {
    if (!(key in found) || key === 'id') return no(400, `Incorrect parameter for team.${key}`);
    found[key] = key === 'visible' ? Number(value) : value;
  }
  return ok(found);
}

export function deleteTeam(state: State, id: number): Answer {
  if (state.users.some(({ teams }) => teams.some((each) => each.id === id))) {
    return no(400, 'The team is not empty! Aborting deletion!');
  }
  state.teams = state.teams.filter((each) => each.id !== id);
  return gone;
}
