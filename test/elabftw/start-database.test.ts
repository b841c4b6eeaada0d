import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/**
 * The start of the database with a stand-in for `mysqld` itself, which is not on
 * every machine: what is shown here is what the program does around it.
 */
describe('start-database.sh', () => {
  it('initialises beside the data and renames when all is there', () => {
    const { status } = start();

    expect(status).toBe(0);
    expect(readdirSync(join(box, 'volume'))).toEqual(['data']);
    expect(existsSync(join(box, 'volume/data/mysql'))).toBe(true);
  });

  it('begins an interrupted initialisation again, and mistakes it for no database', () => {
    const first = start({ FAKE_FAILS: '1' });
    const left = readdirSync(join(box, 'volume'));
    const second = start();

    expect(first.status).not.toBe(0);
    expect(left).toEqual(['data.new']);
    expect(second.status).toBe(0);
    expect(readdirSync(join(box, 'volume'))).toEqual(['data']);
  });

  it('leaves a database that is there as it is', () => {
    start();
    writeFileSync(join(box, 'volume/data/mysql/mark'), 'kept');

    const { stdout } = start();

    expect(readFileSync(join(box, 'volume/data/mysql/mark'), 'utf8')).toBe('kept');
    expect(stdout).not.toContain('--initialize-insecure');
  });

  it('touches nothing that it does not know', () => {
    mkdirSync(join(box, 'volume/data/something'), { recursive: true });

    const { status, stderr } = start();

    expect(status).toBe(10);
    expect(stderr).toContain('is no MySQL data');
    expect(existsSync(join(box, 'volume/data/something'))).toBe(true);
  });

  it.each(['', 'with"quote', "with'quote", 'two words'])(
    'refuses the password “%s”, which could leave its quotes',
    (password) => {
      writeFileSync(join(box, 'secrets/backup'), password);

      const { status, stderr } = start();

      expect(status).toBe(10);
      expect(stderr).toContain('the password of backup is empty or holds other characters');
    },
  );

  it('sets accounts at every start: nobody from outside is administrator, nobody has too much', () => {
    start();

    const accounts = readFileSync(join(box, 'run/accounts.sql'), 'utf8').split('\n');

    expect(accounts.filter((line) => line !== '' && !line.endsWith(';'))).toEqual([]);
    expect(accounts).toContain("DROP USER IF EXISTS 'root'@'%';");
    expect(accounts.filter((line) => line.startsWith('GRANT'))).toEqual([
      "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER, REFERENCES, CREATE ROUTINE, ALTER ROUTINE, EXECUTE ON `elabftw`.* TO 'elabftw'@'%';",
      "GRANT SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT ON `elabftw`.* TO 'backup'@'%';",
      "GRANT SHOW_ROUTINE ON *.* TO 'backup'@'%';",
    ]);
    expect(accounts.filter((line) => line.includes("@'%' IDENTIFIED"))).toHaveLength(4);
    expect(accounts.filter((line) => /@'%' IDENTIFIED.*(?<!REQUIRE SSL;)$/.test(line))).toEqual([]);
  });

  it('follows the vault: another password is another account file', () => {
    start();
    writeFileSync(join(box, 'secrets/application'), 'Another1');

    start();

    expect(readFileSync(join(box, 'run/application.cnf'), 'utf8')).toContain('password=Another1');
    expect(readFileSync(join(box, 'run/accounts.sql'), 'utf8')).toContain("BY 'Another1' REQUIRE");
  });

  it('shows no password: neither in its words nor in those of the server', () => {
    const { stdout, stderr } = start();

    expect(stdout + stderr).not.toMatch(/Root1|App1|Back1/);
    expect(stdout).toContain(`--init-file=${box}/run/accounts.sql`);
  });
});

// --- internal ---

const program = new URL('../../lib/elabftw/programs/start-database.sh', import.meta.url).pathname;

/** Says what it was asked, and makes a data folder when it is asked to. */
const mysqld = `#!/bin/sh
echo "mysqld $*"
for word; do
  case $word in --datadir=*) data=\${word#--datadir=} ;; esac
  case $word in --initialize-insecure) mkdir -p "$data"; [ -n "$FAKE_FAILS" ] && exit 3; mkdir "$data/mysql" ;; esac
done
exit 0
`;

let box = '';

beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'eln-database-'));
  for (const name of ['bin', 'volume', 'run', 'secrets', 'tls']) mkdirSync(join(box, name));
  for (const [name, value] of Object.entries({
    root: 'Root1',
    application: 'App1',
    backup: 'Back1',
  })) {
    writeFileSync(join(box, 'secrets', name), value);
  }
  writeFileSync(join(box, 'tls/tls.crt'), 'certificate');
  writeFileSync(join(box, 'bin/mysqld'), mysqld);
  chmodSync(join(box, 'bin/mysqld'), 0o755);
});

afterEach(() => rmSync(box, { recursive: true, force: true }));

function start(more: Readonly<Record<string, string>> = {}) {
  return spawnSync('sh', [program], {
    encoding: 'utf8',
    env: {
      PATH: `${box}/bin:${process.env['PATH']}`,
      FLEET_VOLUME: `${box}/volume`,
      FLEET_RUN: `${box}/run`,
      FLEET_SECRETS: `${box}/secrets`,
      FLEET_TLS: `${box}/tls`,
      // Short: the follower of the certificate outlives this mysqld by one sleep.
      FLEET_TLS_SECONDS: '0.05',
      FLEET_DATABASE: 'elabftw',
      FLEET_APPLICATION: 'elabftw',
      FLEET_BACKUP: 'backup',
      ...more,
    },
  });
}
