import { type Observation, step } from './observation.ts';

const shares = ['full', 'organization', 'team', 'user', 'useronly'].map(
  (name) => `allow_permission_${name}`,
);
const all = (value: string) => Object.fromEntries(shares.map((name) => [name, value]));

/** A setting that no row here changes. */
const chat = 'https://gitter.im/elabftw/elabftw';

/** What is stored of what is sent: nothing is looked at. */
const stored: readonly (readonly [name: string, sent: unknown, stored: string | null])[] = [
  ['login_tries', '5', '5'],
  ['login_tries', 7, '7'],
  ['login_tries', 'abc', 'abc'],
  ['login_tries', '-1', '-1'],
  ['login_tries', ['a'], 'Array'],
  ['login_tries', { a: 1 }, 'Array'],
  ['login_tries', null, null],
  ['local_register', true, '1'],
  ['local_register', false, ''],
  ['lang', 'xx_YY', 'xx_YY'],
  ['mail_from', 'not an address', 'not an address'],
  ['announcement', '<b>Hi</b><script>alert(1)</script> & co', '<b>Hi</b> &amp; co'],
  ['announcement', 'plain text', 'plain text'],
  ['announcement', '', ''],
  ['announcement', null, ''],
  ['login_announcement', 'a\nb', 'a\nb'],
  ['admin_panel_custom_msg', 'x', 'x'],
  ['smtp_password', 'in clear', 'in clear'],
  ['saml_privatekey', 'a key\nin clear', 'a key\nin clear'],
];

/** Rows in the audit log that a second, equal request writes. */
const audited: readonly (readonly [body: Readonly<Record<string, unknown>>, rows: number])[] = [
  [{ login_tries: '6' }, 0],
  [{ login_tries: 6 }, 1],
  [{ local_register: '0' }, 0],
  [{ announcement: '<b>Hi</b> & co' }, 1],
  [{ announcement: '<b>Hi</b> &amp; co' }, 0],
  [{ smtp_password: 'the same' }, 1],
  [{ no_such_key: '1' }, 1],
  [{ login_announcement: 'x' }, 0],
];

export const settingsSeen: readonly Observation[] = [
  ...stored.map(([name, sent, value]) => ({
    what: `${name} = ${JSON.stringify(sent)} is stored as ${JSON.stringify(value)}`,
    steps: [
      step('PATCH', 'config', { [name]: sent }, { status: 200, fields: { [name]: value } }),
      step('GET', 'config', undefined, { status: 200, fields: { [name]: value } }),
    ],
  })),
  ...audited.map(([body, rows]) => ({
    what: `${JSON.stringify(body)} a second time writes ${rows} rows into the audit log`,
    steps: [
      step('PATCH', 'config', body, { status: 200, fields: { chat_url: chat } }),
      step('PATCH', 'config', body, { status: 200, audited: rows, fields: { chat_url: chat } }),
    ],
  })),
  {
    what: 'an empty secret is ignored, and null clears it',
    steps: [
      step('PATCH', 'config', { ts_password: 'q' }, 200),
      step('PATCH', 'config', { ts_password: '' }, { status: 200, fields: { ts_password: 'q' } }),
      step('PATCH', 'config', { ts_password: null }, { status: 200, fields: { ts_password: '' } }),
    ],
  },
  {
    what: 'an unknown key and an action are taken and nowhere stored',
    steps: [
      step(
        'PATCH',
        'config',
        { no_such_key: '1', action: 'nonsense', login_tries: '4' },
        {
          status: 200,
          audited: 3,
          fields: { no_such_key: undefined, action: undefined, login_tries: '4' },
        },
      ),
    ],
  },
  {
    what: 'the last of the five ways to share stays, the others are gone already',
    steps: [
      step('PATCH', 'config', all('0'), { status: 400, code: 422 }),
      step('GET', 'config', undefined, {
        status: 200,
        fields: { ...all('0'), allow_permission_useronly: '1' },
      }),
      step('PATCH', 'config', all('1'), { status: 200, fields: all('1') }),
    ],
  },
  {
    what: 'the number of the schema is taken, and every address answers with a page from then on',
    steps: [
      step('PATCH', 'config', { schema: '999' }, { status: 200, fields: { schema: '999' } }),
      step('GET', 'info', undefined, { status: 500, body: 'page' }),
      step('GET', 'config', undefined, { status: 500, body: 'page' }),
    ],
  },
  {
    what: 'bodies that are no object',
    steps: [
      step('PATCH', 'config', '{}', { status: 200, fields: { lang: 'en_GB' } }),
      step('PATCH', 'config', '[]', { status: 200, fields: { lang: 'en_GB' } }),
      step('PATCH', 'config', '"x"', { status: 500, body: 'empty' }),
      step('PATCH', 'config', 'null', { status: 500, body: 'empty' }),
      step('PATCH', 'config', '{bad', { status: 400, code: 400 }),
    ],
  },
  {
    what: 'other methods',
    steps: [
      step('POST', 'config', '{}', { status: 400, code: 400 }),
      step('PUT', 'config', '{}', { status: 405, body: 'empty' }),
      step('GET', 'config/login_tries', undefined, { status: 200, fields: { lang: 'en_GB' } }),
    ],
  },
];
