import { type Observation, step } from './observation.ts';

const json = { 'Content-Type': 'application/json' };
const refused = { status: 401, code: 401 } as const;

/** Who may come in, and in which form. */
export const atTheDoor: readonly Observation[] = [
  {
    what: 'without a key nothing is told',
    steps: [step('GET', 'info', undefined, refused, { Authorization: undefined })],
  },
  {
    what: 'a wrong key is refused thirty times, and the right one works after it',
    steps: [
      ...Array.from({ length: 30 }, () =>
        step('GET', 'info', undefined, refused, { Authorization: 'wrong' }),
      ),
      step('GET', 'info', undefined, { status: 200, fields: { teams_count: 1 } }),
    ],
  },
  {
    what: 'a key with a word before it is refused',
    steps: [step('GET', 'info', undefined, refused, { Authorization: 'Bearer KEY' })],
  },
  {
    what: 'the first version of the API is gone',
    steps: [step('GET', '/api/v1/x', undefined, { status: 410, body: 'empty' })],
  },
  {
    what: 'an address that is none is told with 400',
    steps: [step('GET', 'nonsense', undefined, { status: 400, code: 400 })],
  },
  {
    what: 'content that says its charset is refused',
    steps: [
      step(
        'PATCH',
        'config',
        { lang: 'fr_FR' },
        { status: 400, code: 400 },
        { 'Content-Type': `${json['Content-Type']}; charset=utf-8` },
      ),
      step('GET', 'config', undefined, { status: 200, fields: { lang: 'en_GB' } }),
    ],
  },
  {
    what: 'content that does not say what it is is refused',
    steps: [
      step('PATCH', 'config', '{}', { status: 400, code: 400 }, { 'Content-Type': undefined }),
    ],
  },
  {
    what: 'a key that only reads is told so with 400',
    before: { readOnlyKey: true },
    steps: [
      step('PATCH', 'config', { lang: 'fr_FR' }, { status: 400, code: 400 }),
      step('GET', 'config', undefined, { status: 200, fields: { lang: 'en_GB' } }),
    ],
  },
  {
    what: 'an operator who is no sysadmin any more sees no settings, and still the release',
    before: { operator: { is_sysadmin: 0 } },
    steps: [
      step('GET', 'config', undefined, { status: 403, code: 403 }),
      step('GET', 'info', undefined, { status: 200, fields: { ts_balance: 0 } }),
    ],
  },
  ...(['5.6.12', '6.0.0-alpha4'] as const).flatMap((release): readonly Observation[] => {
    const seen = release === '5.6.12' ? { status: 200, fields: { lang: 'en_GB' } } : refused;
    return [
      {
        what: `the key of an account that is not validated, on ${release}`,
        release,
        before: { operator: { validated: 0 } },
        steps: [step('GET', 'config', undefined, seen)],
      },
      {
        what: `the key of an account that is archived in its team, on ${release}`,
        release,
        before: { operator: { teams: [{ id: 1, is_admin: 1, is_archived: 1 }] } },
        steps: [step('GET', 'config', undefined, seen)],
      },
    ];
  }),
  {
    what: 'the key of an account whose time is over, on the sixth line',
    release: '6.0.0-alpha4',
    before: { operator: { valid_until: '2020-01-01' } },
    steps: [step('GET', 'config', undefined, refused)],
  },
  {
    what: 'the release is told as a text and as a number',
    release: '5.6.12',
    steps: [
      step('GET', 'info', undefined, {
        status: 200,
        fields: { elabftw_version: '5.6.12', elabftw_version_int: 50612, ts_balance: 0 },
      }),
    ],
  },
  {
    what: 'a malformed SITE_URL answers 400 to a team that it makes all the same',
    before: { malformedSite: true },
    steps: [
      step('POST', 'teams', { name: 'Ghost' }, { status: 400, code: 400 }),
      step('GET', 'teams', undefined, { status: 200, rows: 2, fields: { name: 'Ghost' } }),
    ],
  },
];
