import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PilotsOutput } from '../../lib/lifecycle/index.ts';
import { like, pilot } from '../instance/fixtures/base.ts';
import {
  type Ended,
  fleet,
  repository,
  temporaryFolder,
  writeInstances,
} from '../manifests/support/command.ts';

const charter = { version: '2026-1', on: '2026-02-16' };
const training = [{ course: 'cle-pilote-base', on: '2026-10-06' }];
const good = pilot('primary', 'inrea-000101', { charter, training });
const late = { ...good, lastConfirmed: '2025-10-01' };
const gone = {
  ...good,
  state: 'archived' as const,
  mandate: { from: '2024-01-01', until: '2026-10-20' },
};

let home: string;
let schema: z.ZodType;

beforeAll(() => {
  const path = join(repository, 'docs/reference/schemas/pilots.schema.json');
  schema = z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8')));
});
beforeEach(() => {
  home = temporaryFolder();
  execFileSync('git', ['init', '--quiet', '-b', 'main', home]);
  write({ haies: [late], talus: [gone], bosquet: [good] });
  return () => rmSync(home, { recursive: true, force: true });
});

function write(pilots: Readonly<Record<string, readonly (typeof good)[]>>): void {
  const instances = Object.entries(pilots).map(([slug, own]) => like({ slug, pilots: [...own] }));
  writeInstances(join(home, 'instances'), instances);
}

function pilots(today: string, ...words: readonly string[]): Promise<Ended> {
  return fleet(['pilots', '--repo', home, '--today', today, ...words], home);
}

async function open(today: string): Promise<PilotsOutput> {
  const ended = await pilots(today, '--open', '--forge', 'local', '--json');
  expect([ended.status, ended.stderr]).toEqual([0, '']);
  return schema.parse(JSON.parse(ended.stdout)) as PilotsOutput;
}

function issues(): readonly { title: string; body: string; state: string; marker: string }[] {
  const folder = join(home, '.git/fleet-forge/issues');
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

describe('fleet pilots', () => {
  it('prints who must act as of a day, in French or English, in 80 columns and no colour', async () => {
    const [french, english] = await Promise.all([
      pilots('2026-11-24'),
      pilots('2026-11-24', '--language', 'en'),
    ]);

    expect(french).toMatchObject({ status: 0, stderr: '' });
    expect(french.stdout).toBe(
      [
        'INSTANCE  JOUR        ÉTAPE  QUI ET QUOI',
        'haies     2026-10-01  échu   titulaire : présence à confirmer',
        'talus     2026-10-21  J+0    direction : désigner un pilote',
        'talus     2026-11-20  J+30   service : annoncer la vacance',
        '',
      ].join('\n'),
    );
    expect(english.stdout).toContain('talus     2026-10-21  T+0   head of the unit: name a pilot');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with this one
    expect(french.stdout).not.toMatch(/\u001b/);
  });

  it('says that nobody has to act, and when usage is wrong', async () => {
    write({ haies: [good], talus: [good], bosquet: [good] });
    const [nobody, ...wrong] = await Promise.all([
      pilots('2026-11-24'),
      pilots('2026-02-30'),
      pilots('2026-11-24', '--open'),
      pilots('2026-11-24', '--forge', 'local'),
      pilots('2026-11-24', '--language', 'de'),
    ]);

    expect(nobody).toMatchObject({ status: 0, stdout: 'Personne n’a à agir.\n' });
    for (const ended of wrong) {
      expect(ended).toMatchObject({ status: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^USAGE: /);
    }
  });
});

describe('fleet pilots --open', () => {
  it('keeps one issue an instance: opened, left, updated, closed and opened again', async () => {
    expect((await open('2026-11-24')).issues).toEqual([
      { slug: 'haies', number: 1, outcome: 'created' },
      { slug: 'talus', number: 2, outcome: 'created' },
    ]);
    const first = issues();
    expect(first.map(({ title }) => title.replaceAll('\u00a0', ' '))).toEqual([
      'Pilotes de haies : une action attendue',
      'Pilotes de talus : 2 actions attendues',
    ]);

    expect((await open('2026-11-24')).issues.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(issues()).toEqual(first);

    // A month later the vacancy has come to its next step; haies’ pilot has answered.
    write({ haies: [good] });
    expect((await open('2026-12-21')).issues).toEqual([
      { slug: 'haies', number: null, outcome: 'closed' },
      { slug: 'talus', number: 2, outcome: 'updated' },
    ]);
    expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(issues()[1]?.body).toContain('ne plus ouvrir de compte');

    write({ haies: [late] });
    expect((await open('2026-12-21')).issues[0]).toEqual({
      slug: 'haies',
      number: 1,
      outcome: 'updated',
    });
    expect(issues().map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('names nobody: references into the directory, no name and no mail', async () => {
    await open('2026-11-24');

    const [first] = issues();
    expect(first?.body).toContain('`inrea-000101`');
    expect(JSON.stringify(issues())).not.toContain('@');
  });

  it('twice at the same time still opens one issue an instance', async () => {
    await Promise.all([open('2026-11-24'), open('2026-11-24')]);

    expect(
      issues()
        .map(({ marker }) => marker)
        .sort(),
    ).toEqual(['pilots/haies', 'pilots/talus']);
  });
});
