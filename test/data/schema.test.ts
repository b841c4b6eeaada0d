import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { Notebook, type Program } from './bed/notebook.ts';
import { type Release, release5, release6, tableCount } from './bed/release.ts';
import { secretKey } from './bed/secrets.ts';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.make(inject('mysql'));
});
afterAll(() => notebook?.close());
beforeEach(async () => {
  notebook.reset();
  const { status } = await notebook.run('prepare');
  expect(status).toBe(0);
});

const schema = "SELECT conf_value FROM config WHERE conf_name = 'schema'";
const steps: readonly Program[] = ['last-backup', 'migrate'];

describe('an ordinary restart', () => {
  it.each(steps)('passes %s, without backup and without receipt', async (program) => {
    const { status, output } = await notebook.run(program);

    expect(output).toMatch(/No upgrade required|no backup is needed/);
    expect(status).toBe(0);
  });
});

describe('a newer image', () => {
  beforeEach(() => notebook.install(release6));

  it.each(['prepare', 'last-backup'] as const)(
    'is refused by %s as long as there is no backup program',
    async (program) => {
      const { status, output } = await notebook.run(program);

      expect(status).toBe(10);
      expect(output).toMatch(/217.*224.*no backup program is there yet/s);
      expect(notebook.sql(schema)).toEqual(['217']);
    },
  );

  it.each([
    ['no receipt', undefined],
    ['a receipt of another schema', '216'],
    ['an empty receipt', ''],
  ])('is not migrated with %s', async (_what, receipt) => {
    if (receipt !== undefined) notebook.receipt(receipt);

    const { status, output } = await notebook.run('migrate');

    expect(status).toBe(10);
    expect(output).toContain('No verified backup of schema 217');
    expect(notebook.sql(schema)).toEqual(['217']);
  });

  it('is migrated with a receipt, proved, and prepared in the new form', async () => {
    notebook.receipt('217\n');

    const migrated = await notebook.run('migrate');
    const again = await notebook.run('migrate');
    const prepared = await notebook.run('prepare');

    expect(migrated.output).toContain('Upgrading from schema 217 to 224.');
    expect([migrated.status, again.status, prepared.status]).toEqual([0, 0, 0]);
    expect(notebook.sql(schema)).toEqual(['224']);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys WHERE token_hash IS NOT NULL')).toBe(1);
    expect(notebook.number('SELECT COUNT(*) FROM api_keys')).toBe(1);
  });

  it('whose migration fails says which error it was and what to restore', async () => {
    notebook.install(broken('ALTER TABLE teams ADD UNIQUE KEY twice (id), ADD KEY twice (name)'));
    notebook.receipt('217');

    const { status, output } = await notebook.run('migrate');

    expect(status).toBe(10);
    expect(output).toContain('The upgrade stopped at schema 219: “Duplicate key name');
    expect(output).toContain('Restore the backup that this start has made');
  });

  it('whose migration loses a table is not believed', async () => {
    notebook.install(broken('DROP TABLE todolist'));
    notebook.receipt('217');

    const { status, output } = await notebook.run('migrate');

    expect(status).toBe(10);
    expect(output).toContain('tables are missing: todolist');
  });
});

describe('an older image', () => {
  it.each(['prepare', ...steps] as const)(
    'is refused by %s and changes nothing',
    async (program) => {
      notebook.sql("UPDATE config SET conf_value = '999' WHERE conf_name = 'schema'");
      notebook.receipt('999');

      const { status, output } = await notebook.run(program);

      expect(status).toBe(10);
      expect(output).toMatch(/schema 999, this image wants 217: a newer release has been here/);
      expect(notebook.sql(schema)).toEqual(['999']);
      expect(notebook.number(tables)).toBe(tableCount(release5));
    },
  );
});

describe('a start that cannot be', () => {
  it.each(steps)('is refused by %s when the database is empty', async (program) => {
    notebook.reset();

    const { status, output } = await notebook.run(program);

    expect(status).toBe(10);
    expect(output).toContain('The database holds no eLabFTW. The prepare job installs it');
  });

  it.each(steps)('is refused by %s with another SECRET_KEY', async (program) => {
    notebook.storeSecret();
    const right = notebook.secrets.SECRET_KEY;
    notebook.secrets.SECRET_KEY = secretKey();

    const { status, output } = await notebook.run(program);
    notebook.secrets.SECRET_KEY = right;

    expect(status).toBe(10);
    expect(output).toContain('encrypted with another SECRET_KEY');
  });

  it.each(steps)('is tried again by %s when there is no database', async (program) => {
    const { status, output } = await notebook.run(program, { DB_PORT: '1', FLEET_PATIENCE: '1' });

    expect(status).toBe(1);
    expect(output).toContain('no database within 1 s');
  });
});

// --- internal ---

const tables = 'SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()';

function broken(statement: string): Release {
  return { ...release6, migrations: { ...release6.migrations, 220: statement } };
}
