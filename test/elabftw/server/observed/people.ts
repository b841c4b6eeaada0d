import { type Observation, step } from './observation.ts';

const pia = { firstname: 'Pia', lastname: 'Lot', email: 'Pilot@Unit.example', team: 1 };
const made = (location: string) => ({ status: 201, body: 'empty', location }) as const;
const refused = { status: 400, code: 400 } as const;
const own = (parts: Readonly<Record<string, number>> = {}) => [
  { id: 1, name: 'Default team', is_admin: 0, is_owner: 0, is_archived: 0, ...parts },
];

/** An account to try things on. */
const withPia = step('POST', 'users', pia, made('/api/v2/users/2'));

export const teamsSeen: readonly Observation[] = [
  {
    what: 'a second team of one name is a second team, and one without a name gets one',
    steps: [
      step('POST', 'teams', { name: 'Pilot' }, made('/api/v2/teams/2')),
      step('POST', 'teams', { name: 'Pilot' }, made('/api/v2/teams/3')),
      step('POST', 'teams', {}, made('/api/v2/teams/4')),
      step('GET', 'teams', undefined, {
        status: 200,
        rows: 4,
        fields: { id: 4, name: 'New team name', orgid: null, visible: 1 },
      }),
    ],
  },
  {
    what: 'a team takes another name and a key, and no field that it does not have',
    steps: [
      step(
        'PATCH',
        'teams/1',
        { name: 'Renamed', orgid: 'unit' },
        { status: 200, fields: { id: 1, name: 'Renamed', orgid: 'unit' } },
      ),
      step('PATCH', 'teams/1', { no_such: '1' }, refused),
      step('GET', 'teams/1', undefined, { status: 200, fields: { name: 'Renamed' } }),
    ],
  },
  {
    what: 'a team goes when nobody is in it, and its number is not given again',
    steps: [
      step('POST', 'teams', {}, made('/api/v2/teams/2')),
      step('DELETE', 'teams/2', undefined, { status: 204, body: 'empty' }),
      step('DELETE', 'teams/1', undefined, refused),
      step('POST', 'teams', {}, made('/api/v2/teams/3')),
    ],
  },
];

export const usersSeen: readonly Observation[] = [
  {
    what: 'a second active account of one address is refused, in any letters',
    steps: [
      withPia,
      step('POST', 'users', { ...pia, email: 'pilot@unit.example' }, refused),
      step('GET', 'users?q=pilot', undefined, {
        status: 200,
        rows: 1,
        fields: { email: 'pilot@unit.example', validated: 1, is_sysadmin: 0, teams: own() },
      }),
    ],
  },
  {
    what: 'a team may be named, or left out, and must be there; an address must be one',
    steps: [
      step('POST', 'users', { email: 'a@unit.example', team: 'Default team' }, 201),
      step('POST', 'users', { email: 'b@unit.example' }, 201),
      step('GET', 'users/3', undefined, { status: 200, fields: { teams: own(), team: 1 } }),
      step('POST', 'users', { email: 'c@unit.example', team: 99 }, refused),
      step('POST', 'users', { email: 'no-address' }, refused),
      step('POST', 'users', { firstname: 'No' }, refused),
    ],
  },
  {
    what: 'a sysadmin is made with a group, a day and a reference',
    steps: [
      step(
        'POST',
        'users',
        { ...pia, usergroup: 1, valid_until: '2030-01-31', orgid: 'p2' },
        made('/api/v2/users/2'),
      ),
      step('GET', 'users/2', undefined, {
        status: 200,
        fields: {
          is_sysadmin: 1,
          orgid: 'p2',
          valid_until: '2030-01-31',
          teams: own({ is_admin: 1 }),
        },
      }),
    ],
  },
  {
    what: 'a right is given by its field alone, never with an action',
    steps: [
      withPia,
      step('PATCH', 'users/2', { is_sysadmin: 1 }, { status: 200, fields: { is_sysadmin: 1 } }),
      step('PATCH', 'users/2', { is_sysadmin: '0' }, { status: 200, fields: { is_sysadmin: 0 } }),
      step('PATCH', 'users/2', { action: 'update', is_sysadmin: 1 }, refused),
      step('PATCH', 'users/2', { no_such: 1 }, refused),
    ],
  },
  {
    what: 'a member becomes administrator twice with one effect, and a group is no target',
    steps: [
      withPia,
      ...[1, 1].map((content) =>
        step(
          'PATCH',
          'users/2',
          { action: 'patchuser2team', team: 1, target: 'is_admin', content },
          { status: 200, fields: { teams: own({ is_admin: 1 }) } },
        ),
      ),
      step(
        'PATCH',
        'users/2',
        { action: 'patchuser2team', team: 1, target: 'group', content: 2 },
        { status: 500, body: 'empty' },
      ),
    ],
  },
  {
    what: 'joining twice is once, joining a team that is not there is nothing, the last is not left',
    steps: [
      withPia,
      step('POST', 'teams', { name: 'Second' }, 201),
      ...[2, 2, 99].map((team) =>
        step(
          'PATCH',
          'users/2',
          { action: 'add', team },
          {
            status: 200,
            fields: {
              teams: [
                ...own(),
                { id: 2, name: 'Second', is_admin: 0, is_owner: 0, is_archived: 0 },
              ],
            },
          },
        ),
      ),
      step(
        'PATCH',
        'users/2',
        { action: 'unreference', team: 2 },
        { status: 200, fields: { teams: own() } },
      ),
      step('PATCH', 'users/2', { action: 'unreference', team: 1 }, refused),
    ],
  },
  {
    what: 'a password is ignored with a new account, and set by its own action',
    steps: [
      step('POST', 'users', { ...pia, password: 'long-enough-to-be-one' }, made('/api/v2/users/2')),
      step('PATCH', 'users/2', { password: 'long-enough-to-be-one' }, refused),
      step('PATCH', 'users/2', { action: 'updatepassword', password: 'short' }, refused),
      step(
        'PATCH',
        'users/2',
        { action: 'updatepassword', password: 'long-enough-to-be-one' },
        { status: 200, fields: { userid: 2 } },
      ),
    ],
  },
  {
    what: 'a day that is none falls over, and no day is the year 3000',
    steps: [
      withPia,
      step('PATCH', 'users/2', { valid_until: '2027-02-31' }, { status: 500, code: 1292 }),
      step(
        'PATCH',
        'users/2',
        { valid_until: '' },
        { status: 200, fields: { valid_until: '3000-01-01' } },
      ),
    ],
  },
  {
    what: 'an archived address makes a second account',
    steps: [
      withPia,
      step(
        'PATCH',
        'users/2',
        { action: 'archive' },
        { status: 200, fields: { teams: own({ is_archived: 1 }) } },
      ),
      step('POST', 'users', pia, made('/api/v2/users/3')),
    ],
  },
  {
    what: 'a sysadmin is archived on the fifth line',
    release: '5.6.12',
    steps: [
      step('POST', 'users', { ...pia, usergroup: 1 }, 201),
      step('PATCH', 'users/2', { action: 'archive' }, { status: 200, fields: { userid: 2 } }),
    ],
  },
  {
    what: 'a sysadmin is not archived on the sixth line',
    release: '6.0.0-alpha4',
    steps: [
      step('POST', 'users', { ...pia, usergroup: 1 }, 201),
      step('PATCH', 'users/2', { action: 'archive' }, { status: 400, code: 422 }),
    ],
  },
  {
    what: 'an operator who takes the own right away is locked out',
    steps: [
      step('PATCH', 'users/1', { is_sysadmin: 0 }, { status: 200, fields: { is_sysadmin: 0 } }),
      step('GET', 'config', undefined, { status: 403, code: 403 }),
    ],
  },
  {
    what: 'an account goes, and one that is not there is not found',
    steps: [
      withPia,
      step('DELETE', 'users/2', undefined, { status: 204, body: 'empty' }),
      step('GET', 'users/2', undefined, { status: 404, code: 404 }),
    ],
  },
];
