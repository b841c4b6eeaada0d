import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { until } from '../cluster/bed/until.ts';
import { Database } from './bed/database.ts';
import { temporaryFolder } from './bed/folder.ts';
import { newSecret, shown } from './bed/secrets.ts';

/** In the order of a database's life: each test goes on with what the one before has left. */
let database: Database;
let folder = '';
beforeAll(async () => {
  folder = temporaryFolder('database');
  database = await Database.make(folder, inject('mysql'), false);
});
afterAll(async () => {
  await database?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const volume = (): readonly string[] => readdirSync(join(folder, 'volume'));

describe('start-database.sh with a real MySQL', () => {
  it('killed in its first initialisation, leaves nothing that looks like a database', async () => {
    database.launch();
    await until('files appear', 30, () => existsSync(join(folder, 'volume/data.new/ibdata1')));
    await database.kill();

    expect(volume()).toEqual(['data.new']);
  });

  it('begins that again, and is the process that its pod watches', async () => {
    await database.start();

    expect(volume()).toEqual(['data']);
    expect(database.sql('SELECT 1')).toEqual(['1']);
    process.kill(database.pid, 0);
  });

  it('keeps what was written when it is killed while it writes', async () => {
    database.sql(
      'CREATE TABLE elabftw.diary (id int PRIMARY KEY AUTO_INCREMENT, text varchar(99))',
    );
    for (const text of ['one', 'two', 'three']) {
      database.sql(`INSERT INTO elabftw.diary (text) VALUES ('${text}')`);
    }
    await database.kill();

    await database.start();

    expect(database.log).toMatch(/crash recovery/i);
    expect(database.sql('SELECT text FROM elabftw.diary ORDER BY id')).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('follows another password of each account at its next start, and only then', async () => {
    const old = database.login('application');
    expect(database.call('mysql', [...old, '--execute=SELECT 1'])).toContain('1');
    for (const account of ['root', 'application', 'backup'] as const) {
      database.setPassword(account, newSecret());
    }
    const renewed = database.login('application');
    expect(() => database.call('mysql', [...renewed, '--execute=SELECT 1'])).toThrow('denied');

    await database.stop();
    await database.start();

    expect(database.call('mysql', [...renewed, '--execute=SELECT 1'])).toContain('1');
    expect(database.call('mysql', [...database.login('backup'), '--execute=SELECT 1'])).toContain(
      '1',
    );
    expect(database.sql('SELECT 1')).toEqual(['1']);
  });

  it('takes rights back that somebody gave, and root from outside', async () => {
    database.sql("GRANT ALL ON *.* TO 'elabftw'@'%' WITH GRANT OPTION");
    database.sql("GRANT INSERT ON elabftw.* TO 'backup'@'%'");
    database.sql("CREATE USER 'root'@'%' IDENTIFIED BY 'x'");

    await database.stop();
    await database.start();

    expect(database.sql("SHOW GRANTS FOR 'elabftw'@'%'")).toEqual([
      'GRANT USAGE ON *.* TO `elabftw`@`%`',
      expect.not.stringMatching(/TRIGGER|EVENT|GRANT OPTION|ALL PRIVILEGES/),
    ]);
    expect(database.sql("SHOW GRANTS FOR 'backup'@'%'").join()).not.toContain('INSERT');
    expect(database.sql("SELECT host FROM mysql.user WHERE user = 'root'")).toEqual(['localhost']);
  });

  it('lets the application touch no other database and no account', () => {
    database.sql('CREATE DATABASE other; CREATE TABLE other.secret (id int)');
    const login = database.login('application');
    const attempt = (statement: string) => () =>
      database.call('mysql', [...login, `--execute=${statement}`]);

    for (const statement of [
      'SELECT * FROM other.secret',
      'SELECT user FROM mysql.user',
      "CREATE USER 'me'@'%'",
      'CREATE DATABASE mine',
      'SET GLOBAL require_secure_transport = OFF',
      "SELECT 1 INTO OUTFILE '/tmp/eln-out'",
    ]) {
      expect(attempt(statement), statement).toThrow(/denied|secure-file-priv/);
    }
    expect(attempt('CREATE TABLE elabftw.mine (id int); DROP TABLE elabftw.mine')).not.toThrow();
  });

  it('lets the backup account dump everything that a restore needs, and write nothing', () => {
    database.sql('CREATE PROCEDURE elabftw.helper() SELECT 1');
    const login = database.login('backup');

    const dump = database.call('mysqldump', [
      ...login,
      ...['--single-transaction', '--routines', '--triggers', '--events'],
      ...['--no-tablespaces', '--set-gtid-purged=OFF', 'elabftw'],
    ]);

    expect(dump).toContain("(1,'one'),(2,'two'),(3,'three')");
    expect(dump).toMatch(/PROCEDURE `helper`/);
    for (const statement of [
      'INSERT INTO elabftw.diary VALUES (9, 9)',
      'DROP TABLE elabftw.diary',
    ]) {
      expect(() => database.call('mysql', [...login, `--execute=${statement}`])).toThrow('denied');
    }
  });

  it('refuses whoever comes in clear text', () => {
    const words = [
      ...database.login('application'),
      '--ssl-mode=DISABLED',
      '--get-server-public-key',
    ];

    expect(() => database.call('mysql', [...words, '--execute=SELECT 1'])).toThrow(
      /secure transport|secure_transport|caching_sha2_password|denied/i,
    );
  });

  it('lets root in through its socket only', () => {
    const login = database.login('application');

    expect(() =>
      database.call('mysql', [
        ...login,
        '--user=root',
        `--password=${database.passwords.root}`,
        '--execute=SELECT 1',
      ]),
    ).toThrow(/denied|not allowed/);
  });

  it('shows a renewed certificate without a restart', async () => {
    const before = database.certificate();
    const { pid } = database;

    database.renewCertificate();
    await until('the server shows it', 20, () => database.certificate() !== before);

    expect(before).toContain('BEGIN CERTIFICATE');
    expect(database.pid).toBe(pid);
    expect(
      database.call('mysql', [...database.login('application'), '--execute=SELECT 1']),
    ).toContain('1');
  });

  it('keeps the certificate that it has when the renewed one is broken, and says so', async () => {
    const before = database.certificate();
    database.breakCertificate();
    await until('it tried', 20, () => database.log.includes('ERROR'));

    const after = database.certificate();
    database.renewCertificate();
    await until('the next good one is taken', 20, () => database.certificate() !== before);

    expect(after).toBe(before);
  });

  it('ends cleanly when it is asked to', async () => {
    await database.stop();

    expect(database.log).toMatch(/Shutdown complete/);
    await database.start();
    expect(database.sql('SELECT COUNT(*) FROM elabftw.diary')).toEqual(['3']);
  });

  it('never says a password, in no line of its log and on no command line', () => {
    const line = database.commandLine();

    expect(line).toContain('--init-file=');
    expect(database.known.size).toBe(6);
    expect(shown(`${database.log}\n${line}`, database.known)).toEqual([]);
  });
});
