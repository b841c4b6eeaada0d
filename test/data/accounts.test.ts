import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { Notebook } from './bed/notebook.ts';
import { type Release, release5, release6 } from './bed/release.ts';
import { newSecret } from './bed/secrets.ts';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.make(inject('mysql'));
});
afterAll(() => notebook?.close());

const releases: readonly (readonly [string, Release])[] = [
  ['hash', release5],
  ['token_hash', release6],
];

describe.each(releases)('accounts where api_keys has the column %s', (_column, release) => {
  beforeEach(async () => {
    notebook.reset(release);
    const { status } = await notebook.run('prepare');
    expect(status).toBe(0);
  });

  it('have a key that eLabFTW takes, and no other one', () => {
    expect(takes(release, header(release, notebook.secrets['api-key']))).toBe(true);
    expect(takes(release, header(release, newSecret()))).toBe(false);
    expect(notebook.sql('SELECT name, can_write, userid, team FROM api_keys')).toEqual([
      'eln-fleet\t1\t1\t1',
    ]);
  });

  it('have a sysadmin who is administrator of the first team and knows the vault’s password', () => {
    expect(notebook.sql('SELECT is_sysadmin, validated FROM users')).toEqual(['1\t1']);
    expect(notebook.sql('SELECT users_id, teams_id, is_admin FROM users2teams')).toEqual([
      '1\t1\t1',
    ]);
    expect(bcrypt(notebook.secrets.sysadmin, stored('SELECT password_hash FROM users'))).toBe(true);
  });

  it('follow the vault: another password and another key in a second run, the old ones gone', async () => {
    const before = { ...notebook.secrets };
    notebook.secrets.sysadmin = newSecret();
    notebook.secrets['api-key'] = newSecret();

    const { status } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(bcrypt(notebook.secrets.sysadmin, stored('SELECT password_hash FROM users'))).toBe(true);
    expect(takes(release, header(release, notebook.secrets['api-key']))).toBe(true);
    expect(takes(release, header(release, before['api-key']))).toBe(false);
    expect(notebook.number('SELECT COUNT(*) FROM users')).toBe(1);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys')).toBe(1);
  });

  it.each([
    ['is no sysadmin any more', 'UPDATE users SET is_sysadmin = 0'],
    ['is not validated', 'UPDATE users SET validated = 0'],
    ['has expired', "UPDATE users SET valid_until = '2020-01-01'"],
    ['is archived', 'UPDATE users2teams SET is_archived = 1'],
    ['has lost its key', 'DELETE FROM api_keys'],
    ['has a key that only reads', 'UPDATE api_keys SET can_write = 0'],
    ['has left its team', 'DELETE FROM users2teams'],
    ['is gone', 'DELETE FROM api_keys; DELETE FROM users2teams; DELETE FROM users'],
    ['is written in other letters', 'UPDATE users SET email = UPPER(email)'],
    ['has no password any more', "UPDATE users SET password_hash = ''"],
  ])('are mended when the operator %s', async (_what, statement) => {
    notebook.sql(statement);

    const { status } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(
      notebook.number(
        'SELECT COUNT(*) FROM users JOIN users2teams ON users_id = userid' +
          ' WHERE is_sysadmin = 1 AND validated = 1 AND is_archived = 0' +
          ' AND (valid_until IS NULL OR valid_until > CURRENT_DATE)',
      ),
    ).toBe(1);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys WHERE can_write = 1')).toBe(1);
    expect(takes(release, header(release, notebook.secrets['api-key']))).toBe(true);
  });

  it('leave what people have made as it is', async () => {
    notebook.sql(
      "INSERT INTO users (email, firstname, lastname, default_read, default_write) VALUES ('pilot@unit.example', 'P', 'L', '{}', '{}');" +
        ' INSERT INTO users2teams (users_id, teams_id) VALUES (2, 1);' +
        ` INSERT INTO api_keys (id, name, userid, team, ${release.keys}) VALUES (7, 'eln-fleet', 2, 1, 'x')`,
    );
    notebook.secrets['api-key'] = newSecret();

    const { status } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys WHERE id = 7 AND userid = 2')).toBe(1);
    expect(notebook.sql('SELECT is_sysadmin FROM users WHERE userid = 2')).toEqual(['0']);
  });
});

describe('a release that keeps accounts in another form', () => {
  it('is refused, and what must be corrected is named', async () => {
    notebook.reset(release5);
    await notebook.run('prepare');
    notebook.sql('ALTER TABLE users RENAME COLUMN validated TO is_validated');

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(10);
    expect(output).toContain('The table users has no column validated any more.');
  });

  it('and a number that somebody else’s key has are told, and nothing is half done', async () => {
    notebook.reset(release5);
    await notebook.run('prepare');
    notebook.sql("UPDATE api_keys SET name = 'mine' WHERE id = 900");

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(10);
    expect(output).toContain('Somebody else’s API key has the number 900.');
    expect(notebook.sql('SELECT id, name FROM api_keys')).toEqual(['900\tmine']);
  });
});

// --- internal ---

/** What a caller sends: older releases put the key's number before it. */
function header({ keys }: Release, key: string): string {
  return keys === 'hash' ? `900-${key}` : key;
}

/** Looks a header up as eLabFTW of that release was seen to do. */
function takes({ keys }: Release, value: string): boolean {
  if (keys === 'token_hash') {
    const wanted = createHash('sha256').update(value).digest('hex');
    return notebook.sql('SELECT LOWER(HEX(token_hash)) FROM api_keys').includes(wanted);
  }
  const { id, secret } = /^(?<id>\d+)-(?<secret>.+)$/.exec(value)?.groups ?? {};
  return bcrypt(secret ?? '', stored(`SELECT hash FROM api_keys WHERE id = ${id}`));
}

function stored(query: string): string {
  return notebook.sql(query)[0] ?? '';
}

/** PHP's own verdict: the values stand in its environment, on no command line. */
function bcrypt(secret: string, hash: string): boolean {
  const code = 'exit(password_verify(getenv("SECRET"), getenv("HASH")) ? 0 : 1);';
  const env = { PATH: process.env['PATH'], SECRET: secret, HASH: hash };
  return spawnSync('php', ['-r', code], { env }).status === 0;
}
