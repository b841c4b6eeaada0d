import { expect } from 'vitest';
import { type Observation, step } from './observation.ts';

const url = 'https://m.example';
const manual = {
  name: 'By hand',
  entityid: 'https://hand.example/idp',
  email_attr: 'mail',
  fname_attr: 'gn',
  lname_attr: 'sn',
};
const made = (location: string) => ({ status: 201, body: 'empty', location }) as const;
const withSource = step('POST', 'idps_sources', { url }, made('/api/v2/idps_sources/1'));
const source = (fields: Readonly<Record<string, unknown>>) => ({ status: 200, fields });
const act = (action: string, fields: Readonly<Record<string, unknown>>) =>
  step('PATCH', 'idps_sources/1', { action }, source(fields));

export const providersSeen: readonly Observation[] = [
  {
    what: 'a second provider of one entity is a second provider, and both are on',
    steps: [
      step('GET', 'idps', undefined, { status: 200, rows: 0 }),
      step('POST', 'idps', manual, made('/api/v2/idps/1')),
      step('POST', 'idps', manual, made('/api/v2/idps/2')),
      step('GET', 'idps', undefined, {
        status: 200,
        rows: 2,
        fields: { name: 'By hand', enabled: 1, source: null, certs: [], endpoints: [] },
      }),
    ],
  },
  {
    what: 'a provider without an entity falls over',
    steps: [step('POST', 'idps', {}, { status: 500, body: 'empty' })],
  },
  {
    what: 'a provider is switched off by a text, falls over at a strange field, and goes',
    steps: [
      step('POST', 'idps', manual, 201),
      step('PATCH', 'idps/1', { name: 'R', enabled: '0' }, source({ name: 'R', enabled: 0 })),
      step('PATCH', 'idps/1', { no_such: '1' }, { status: 500, body: 'empty' }),
      step('DELETE', 'idps/1', undefined, { status: 204, body: 'empty' }),
      step('GET', 'idps', undefined, { status: 200, rows: 0 }),
    ],
  },
  ...(['certs', 'endpoints'] as const).map((part): Observation => {
    const body =
      part === 'certs'
        ? { purpose: 0, x509: 'MIIC' }
        : { binding: 1, location: 'https://hand.example/sso', is_slo: 0 };
    const seen = part === 'certs' ? { x509: 'MIIC' } : { location: 'https://hand.example/sso' };
    const [first, again] = part === 'certs' ? ['01', '11'] : ['01', '00'];
    return {
      what: `a second row of ${part} that is equal is none, and the places told are none`,
      steps: [
        step('POST', 'idps', manual, 201),
        step('POST', `idps/1/${part}`, body, made(`/api/v2/idps/1/${part}/${first}`)),
        step('POST', `idps/1/${part}`, body, made(`/api/v2/idps/1/${part}/${again}`)),
        step('GET', 'idps/1', undefined, source({ [part]: [expect.objectContaining(seen)] })),
      ],
    };
  }),
];

export const sourcesSeen: readonly Observation[] = [
  {
    what: 'an address is needed, and need not be one',
    steps: [
      step('GET', 'idps_sources', undefined, { status: 200, rows: 0 }),
      step('POST', 'idps_sources', {}, { status: 400, code: 400 }),
      step('POST', 'idps_sources', { url: 'not a url' }, made('/api/v2/idps_sources/1')),
    ],
  },
  {
    what: 'a second source of one address falls over at the database',
    steps: [
      withSource,
      step('POST', 'idps_sources', { url }, { status: 500, code: 1062 }),
      step('GET', 'idps_sources', undefined, {
        status: 200,
        rows: 1,
        fields: { url, auto_refresh: 1, last_fetched_at: null, idps_count: 0 },
      }),
    ],
  },
  {
    what: 'what is fetched comes in off, once, and would make teams of entitlements',
    steps: [
      withSource,
      act('replace', { idps_count: 1, idps_count_enabled: 0, auto_refresh: 1 }),
      act('replace', { idps_count: 1, idps_count_enabled: 0, auto_refresh: 1 }),
      step('GET', 'idps', undefined, {
        status: 200,
        rows: 1,
        fields: { enabled: 0, source: 1, team_attr: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7' },
      }),
    ],
  },
  {
    what: 'all of a source is switched on and off, and goes with it',
    steps: [
      withSource,
      act('replace', { idps_count: 1 }),
      act('validate', { idps_count_enabled: 1 }),
      act('finish', { idps_count_enabled: 0 }),
      step('DELETE', 'idps_sources/1', undefined, { status: 204, body: 'empty' }),
      step('GET', 'idps', undefined, { status: 200, rows: 0 }),
    ],
  },
  {
    what: 'every other body toggles the daily refresh, even an empty one',
    steps: [
      withSource,
      step('PATCH', 'idps_sources/1', {}, source({ auto_refresh: 0 })),
      step('PATCH', 'idps_sources/1', { auto_refresh: '1' }, source({ auto_refresh: 1 })),
      act('update', { auto_refresh: 0 }),
      act('replace', { auto_refresh: 0 }),
    ],
  },
];
