import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { until } from '../cluster/bed/until.ts';
import { makeAuthority } from './bed/certificates.ts';
import { Notebook } from './bed/notebook.ts';
import { release5, tableCount } from './bed/release.ts';
import { newSecret, secretKey, shown } from './bed/secrets.ts';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.make(inject('mysql'));
});
afterAll(() => notebook?.close());
beforeEach(() => notebook.reset());

const tables = 'SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()';

describe('prepare before it touches anything', () => {
  it.each([
    'http://sols.eln.example',
    'sols.eln.example',
    'https://',
    'https://sols.eln.example/',
    'https://sols.eln.example/eln',
    'https://sols.eln.example:99999',
    'https://sols eln.example',
    'https://sols.eln.example?x',
    'https://sols.eln.example#x',
    'https://u:p@sols.eln.example',
    'https://sols.eln.example\nX: y',
  ])('refuses the address %s', async (address) => {
    const { status, output } = await notebook.run('prepare', { SITE_URL: address });

    expect(status).toBe(10);
    expect(output).toContain('Correct the host of the instance.');
    expect(notebook.number(tables)).toBe(0);
  });

  it.each([
    ['of another form', () => 'changeme'],
    ['with a wrong checksum', () => `${secretKey().slice(0, -1)}x`],
    ['of a seed that is too short', () => secretKey('short')],
    ['with one digit changed', () => secretKey().replace(/.{4}$/, '0000')],
  ])('refuses a SECRET_KEY %s', async (_how, key) => {
    const right = notebook.secrets.SECRET_KEY;
    notebook.secrets.SECRET_KEY = key();

    const { status, output } = await notebook.run('prepare');
    notebook.secrets.SECRET_KEY = right;

    expect(status).toBe(10);
    expect(output).toContain('its form or its checksum is wrong');
    expect(notebook.number(tables)).toBe(0);
  });

  it('refuses another SECRET_KEY than the one that encrypted what is stored', async () => {
    await notebook.run('prepare');
    notebook.storeSecret();
    const right = notebook.secrets.SECRET_KEY;

    notebook.secrets.SECRET_KEY = secretKey();
    const wrong = await notebook.run('prepare');
    notebook.secrets.SECRET_KEY = right;
    const again = await notebook.run('prepare');

    expect(wrong.status).toBe(10);
    expect(wrong.output).toContain('Restore the seed at eln/<slug>/secret-key');
    expect(again.status).toBe(0);
  });

  it.each(['ALTER ROUTINE', 'REFERENCES', 'EXECUTE'])(
    'names the right %s that the account lacks',
    async (right) => {
      const [grantee = ''] = applicationAccount();
      notebook.sql(`REVOKE ${right} ON \`elabftw\`.* FROM ${grantee}`);

      const refused = await notebook.run('prepare');
      notebook.sql(`GRANT ${right} ON \`elabftw\`.* TO ${grantee}`);
      const mended = await notebook.run('prepare');

      expect(refused.status).toBe(10);
      expect(refused.output).toContain(`lacks rights on its database: ${right}.`);
      expect(notebook.number(tables)).toBe(tableCount(release5));
      expect(mended.status).toBe(0);
    },
  );

  it('fails so that it is tried again when a right that a role gives is missing in the middle', async () => {
    const [grantee = ''] = applicationAccount();
    notebook.sql(
      `CREATE ROLE half; GRANT SELECT, INSERT, CREATE, DROP, CREATE ROUTINE ON elabftw.* TO half; REVOKE ALL PRIVILEGES ON elabftw.* FROM ${grantee}; GRANT half TO ${grantee}; SET DEFAULT ROLE half TO ${grantee}; SET GLOBAL automatic_sp_privileges = OFF`,
    );

    const failed = await notebook.run('prepare');
    await notebook.database.stop();
    await notebook.database.start();
    notebook.sql('DROP ROLE half');
    const mended = await notebook.run('prepare');

    expect(failed.status).toBe(1);
    expect(failed.output).toContain('The next try begins again from nothing.');
    expect(failed.output).toContain('alter routine command denied to user');
    expect(mended.status).toBe(0);
  });

  it.each(['api-key', 'sysadmin', 'SECRET_KEY'] as const)(
    'refuses when the vault’s secret %s has not arrived',
    async (name) => {
      const right = notebook.secrets[name];
      notebook.secrets[name] = '';

      const { status, output } = await notebook.run('prepare');
      notebook.secrets[name] = right;

      expect(status).toBe(10);
      expect(output.toLowerCase()).toContain(
        `the secret ${name.toLowerCase()} is missing or empty`,
      );
    },
  );
});

describe('prepare and a database that is not there', () => {
  it('waits for one that starts later', async () => {
    await notebook.database.stop();
    const run = notebook.begin('prepare');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await notebook.database.start();

    const { status } = await run.ended;

    expect(status).toBe(0);
  });

  it('gives up with a sentence, so that it is tried again', async () => {
    const { status, output } = await notebook.run('prepare', { DB_PORT: '1', FLEET_PATIENCE: '1' });

    expect(status).toBe(1);
    expect(output).toContain('no database within 1 s');
    expect(output).toContain('Look at the database’s own log.');
  });

  it('says that the password is not the database’s any more', async () => {
    const right = notebook.database.passwords.application;
    notebook.database.passwords.application = newSecret();

    const { status, output } = await notebook.run('prepare', { FLEET_PATIENCE: '1' });
    notebook.database.passwords.application = right;

    expect(status).toBe(1);
    expect(output).toContain('if it was changed since, restart the database');
  });

  it('talks to no server that another authority vouches for', async () => {
    const folder = join(notebook.folder, 'stranger');
    mkdirSync(folder);
    makeAuthority(folder);

    const { status, output } = await notebook.run('prepare', {
      FLEET_PATIENCE: '1',
      DB_CERT_PATH: join(folder, 'ca.crt'),
    });

    expect(status).toBe(1);
    expect(output).toContain('Its certificate is not one that DB_CERT_PATH vouches for');
    expect(notebook.number(tables)).toBe(0);
  });

  it('talks to no server whose certificate is for another name', async () => {
    const before = notebook.database.certificate();
    notebook.database.renewCertificate('IP:127.0.0.9');
    await until('the server shows it', 20, () => notebook.database.certificate() !== before);

    const { status, output } = await notebook.run('prepare', { FLEET_PATIENCE: '1' });
    const between = notebook.database.certificate();
    notebook.database.renewCertificate();
    await until('the server shows it', 20, () => notebook.database.certificate() !== between);

    expect(status).toBe(1);
    expect(output).toContain('or is for another name');
    expect(notebook.number(tables)).toBe(0);
  });
});

describe('all that prepare has said in these tests', () => {
  it('was searched for secrets, and the search finds them', () => {
    const [secret = ''] = notebook.known;
    const half = secret.slice(4, 18);

    expect(notebook.said.length).toBeGreaterThan(2000);
    expect(notebook.known.size).toBeGreaterThan(5);
    expect(shown(`the password is ${half}`, notebook.known)).toEqual([secret]);
    expect(shown(notebook.said, notebook.known)).toEqual([]);
  });
});

// --- internal ---

function applicationAccount(): readonly string[] {
  return notebook.sql(
    "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user WHERE user = 'elabftw'",
  );
}
