import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { until } from '../cluster/bed/until.ts';
import { Notebook } from './bed/notebook.ts';
import { release5, settingCount, tableCount } from './bed/release.ts';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.make(inject('mysql'));
});
afterAll(() => notebook?.close());
beforeEach(() => notebook.reset());

const tables = 'SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()';
const routines =
  "SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_name LIKE 'eln%'";

describe('prepare on an empty database', () => {
  it('installs, and leaves tables, team, settings, one sysadmin and one key', async () => {
    const { status, output } = await notebook.run('prepare');

    expect(output).toContain('Settings: all 148 are there.');
    expect(output).toContain('No upgrade required.');
    expect(status).toBe(0);
    expect(notebook.number(tables)).toBe(tableCount(release5));
    expect(notebook.number('SELECT COUNT(*) FROM teams')).toBe(1);
    expect(notebook.number('SELECT COUNT(*) FROM config')).toBe(settingCount);
    expect(notebook.sql('SELECT is_sysadmin, validated FROM users')).toEqual(['1\t1']);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys')).toBe(1);
    expect(notebook.number(routines)).toBe(0);
  });

  it('changes nothing when it runs again', async () => {
    await notebook.run('prepare');
    const before = dump();

    const { status } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(dump()).toBe(before);
  });

  it.each([
    ['in the middle of the tables', 'statement:40'],
    ['before the team', 'team'],
    ['after the team, when all looks well', 'branding'],
  ])('is killed %s, and the next run begins again and ends whole', async (_when, point) => {
    await killedAt(point);
    const left = notebook.number(tables);

    const { status, output } = await notebook.run('prepare');

    expect(left).toBeGreaterThan(30);
    expect(output).toContain(`taking its ${left} tables away`);
    expect(status).toBe(0);
    expect(notebook.number(tables)).toBe(tableCount(release5));
    expect(notebook.number('SELECT COUNT(*) FROM branding')).toBe(1);
    expect(notebook.number(routines)).toBe(0);
  });

  it('touches no interrupted installation that has accounts in it', async () => {
    await killedAt('branding');
    notebook.sql(
      "INSERT INTO users (email, firstname, lastname, default_read, default_write) VALUES ('a@b.example', 'A', 'B', '{}', '{}')",
    );

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(10);
    expect(output).toContain('yet there are 1 accounts in it');
    expect(notebook.number('SELECT COUNT(*) FROM users')).toBe(1);
  });

  it('lets a second one wait for it instead of taking its tables away', async () => {
    const first = notebook.begin('prepare', { STAND_IN_PAUSE: 'branding' });
    await until('it pauses', 60, () => notebook.number(tables) === tableCount(release5));
    const second = notebook.begin('prepare');
    await until('the second one waits', 20, () =>
      notebook.sql('SHOW PROCESSLIST').some((line) => line.includes('User lock')),
    );

    expect(notebook.number(tables)).toBe(tableCount(release5));
    await first.kill();
    const { status } = await second.ended;

    expect(status).toBe(0);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys')).toBe(1);
  });
});

describe('prepare on a database that is not whole', () => {
  it('refuses tables that it did not make itself, says what to do, and that works', async () => {
    notebook.sql(
      'CREATE TABLE config (conf_name varchar(255), conf_value text); CREATE TABLE experiments (id int)',
    );

    const refused = await notebook.run('prepare');
    notebook.reset();
    const mended = await notebook.run('prepare');

    expect(refused.status).toBe(10);
    expect(refused.output).toContain('drop the database and create it again');
    expect(mended.status).toBe(0);
  });

  it('refuses a current schema that lacks tables', async () => {
    await notebook.run('prepare');
    notebook.sql('DROP TABLE todolist');

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(10);
    expect(output).toContain('tables are missing: todolist. Restore the last backup.');
  });

  it('refuses tables without a team when accounts are in it', async () => {
    await notebook.run('prepare');
    notebook.sql('SET foreign_key_checks = 0; DELETE FROM teams');

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(10);
    expect(output).toContain('There are 1 accounts in it: restore the last backup.');
  });

  it('puts settings back that somebody deleted, with the image’s own values', async () => {
    await notebook.run('prepare');
    notebook.sql("DELETE FROM config WHERE conf_name IN ('lang', 'ts_login')");

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(output).toContain('Settings: 148, put back: lang, ts_login.');
    expect(
      notebook.sql("SELECT conf_value FROM config WHERE conf_name IN ('lang', 'ts_login')"),
    ).toEqual(['en_GB', 'NULL']);
  });

  it('counts the settings of an image that does not say which it wants', async () => {
    notebook.install({ ...release5, isSilent: true });

    const { status, output } = await notebook.run('prepare');

    expect(status).toBe(0);
    expect(output).toContain('Settings: 148; this image does not say which it wants.');
  });
});

// --- internal ---

async function killedAt(point: string): Promise<void> {
  const run = notebook.begin('prepare', { STAND_IN_PAUSE: point });
  const wanted = point.startsWith('statement') ? 37 : tableCount(release5);
  await until(`it is at ${point}`, 60, () => notebook.number(tables) >= wanted);
  if (point === 'branding') {
    await until('the team is there', 20, () => notebook.number('SELECT COUNT(*) FROM teams') === 1);
  }
  await run.kill();
}

/** All that is in the database, without the moment at which it was written out. */
function dump(): string {
  const root = `--defaults-file=${notebook.database.folder}/run/root.cnf`;
  const args = [root, '--skip-comments', '--routines', '--set-gtid-purged=OFF', 'elabftw'];
  return notebook.database.call('mysqldump', args);
}
