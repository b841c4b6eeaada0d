import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Column, columnsOf, tableNames } from './structure.ts';

/** What differs between the releases that the tests put beside each other. */
export interface Release {
  readonly schema: number;
  /** How `api_keys` keeps a key: a bcrypt of it, or (schema 223 and newer) a SHA-256 beside it. */
  readonly keys: 'hash' | 'token_hash';
  /** Statements of the migrations that lead to it, by the schema that each makes. */
  readonly migrations?: Readonly<Record<number, string>>;
  /** A table that the older release has not. */
  readonly newTable?: string;
  /** The image says nowhere which settings it writes. */
  readonly isSilent?: boolean;
}

export const release5: Release = { schema: 217, keys: 'hash' };

export const release6: Release = {
  schema: 224,
  keys: 'token_hash',
  newTable: 'users_options',
  migrations: {
    222: `CREATE TABLE \`users_options\` (${columnsOf('users_options', 'token_hash').join(', ')})`,
    223: 'ALTER TABLE api_keys MODIFY hash varchar(255) NULL, ADD token_hash binary(32) NULL, ADD UNIQUE KEY (token_hash)',
  },
};

/** Lays a release of the stand-in into a folder, with the files of the real one that are read. */
export function layRelease(folder: string, release: Release): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(new URL('../elabftw', import.meta.url).pathname, folder, { recursive: true });
  mkdirSync(join(folder, 'src/sql'), { recursive: true });
  mkdirSync(join(folder, 'src/Models'), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('release.json', JSON.stringify({ schema: release.schema }));
  write('src/sql/structure.sql', structure(release));
  for (let schema = 201; schema <= release.schema; schema += 1) {
    write(
      `src/sql/schema${schema}.sql`,
      `${release.migrations?.[schema] ?? 'SET @unchanged = 1'};\n`,
    );
  }
  const text = settings();
  const hidden = text.replace('INSERT INTO', 'INSERT" . " INTO');
  write('src/Models/Config.php', release.isSilent ? hidden : text);
}

/** How many settings eLabFTW writes. */
export const settingCount = 148;

/** How many tables this release makes. */
export function tableCount(release: Release): number {
  return tableNames.length + (release.newTable === undefined ? 0 : 1);
}

// --- internal ---

/** Procedures first, as in the real one: an account without routine rights makes no table at all. */
function structure(release: Release): string {
  const names = [...tableNames, ...(release.newTable === undefined ? [] : [release.newTable])];
  const table = (name: string): string =>
    `CREATE TABLE ${name.includes('2') ? 'IF NOT EXISTS ' : ''}\`${name}\` (\n  ${lines(columnsOf(name, release.keys))}\n)`;
  const statements = [
    'SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO"',
    'DROP PROCEDURE IF EXISTS `DropFK`',
    'CREATE PROCEDURE `DropFK` () SELECT 1',
    ...names.map(table),
    'ALTER TABLE api_keys ADD CONSTRAINT keys_of FOREIGN KEY (userid, team) REFERENCES users2teams (users_id, teams_id) ON DELETE CASCADE',
    'ALTER TABLE users2teams ADD CONSTRAINT members FOREIGN KEY (users_id) REFERENCES users (userid)',
    'ALTER TABLE users2teams ADD CONSTRAINT teams_of FOREIGN KEY (teams_id) REFERENCES teams (id)',
    // A fresh structure has rows of its own: emptiness is no sign of an interrupted installation.
    "INSERT INTO idps_sources (name) VALUES ('example')",
  ];
  return statements.map((each) => `${each};\n`).join('\n');
}

function lines(columns: readonly Column[]): string {
  return columns.join(',\n  ');
}

/** The file in which eLabFTW keeps them, in its form; few of the names matter here. */
function settings(): string {
  const named = [
    "('lang', 'en_GB')",
    "('smtp_password', '')",
    "('ts_login', NULL)",
    "('schema', :schema)",
  ];
  const others = Array.from(
    { length: settingCount - named.length },
    (_, at) => `('setting_${at}', '${at % 2}')`,
  );
  const rows = [...named, ...others].map((row) => `            ${row}`).join(',\n');
  const statement = `INSERT INTO \`config\` (\`conf_name\`, \`conf_value\`) VALUES\n${rows}`;
  return `<?php\n\nnamespace StandIn;\n\nconst SETTINGS = "${statement}";\n`;
}
