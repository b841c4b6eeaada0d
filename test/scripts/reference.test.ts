import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks, probeSchema } from '../../lib/conformity/index.ts';
import { policyQuestions, settingKeys } from '../../lib/elabftw/settings/index.ts';
import { pilotPassages, reminderDays, vacancySteps } from '../../lib/lifecycle/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { allReferencePages } from '../../scripts/rim/reference-pages.ts';
import { repository } from '../manifests/support/command.ts';
import { workflows } from '../workflows/support/files.ts';

const pages = new Map(allReferencePages(repository).map(({ path, text }) => [path, text]));

function page(name: string): string {
  return pages.get(`docs/reference/${name}`) ?? '';
}

describe('a reference page', () => {
  it.each([...pages.keys()])('is committed as the code generates it: %s', (path) => {
    expect(readFileSync(join(repository, path), 'utf8')).toBe(pages.get(path));
  });

  it('of the workflows has a row for each job, and a reason beside each permission', () => {
    for (const { jobs } of workflows().values()) {
      for (const [id, { permissions }] of Object.entries(jobs)) {
        const [row] = page('workflows.md').match(new RegExp(`^\\| \`${id}\` \\|.*$`, 'm')) ?? [];
        for (const [name, level] of Object.entries(permissions)) {
          expect(row).toMatch(new RegExp(`\`${name}: ${level}\` to [a-z]`));
        }
      }
    }
  });

  it('of the settings has a row for each of the 148', () => {
    expect(settingKeys).toHaveLength(148);
    for (const key of settingKeys) expect(page('settings.md')).toContain(`\n| \`${key}\` |`);
  });

  it('of the checks has a row for each, and tells for each line of the probe what it shows', () => {
    for (const { id } of checks) expect(page('conformity.md')).toContain(`\n| \`${id}\` |`);
    for (const line of Object.keys(probeSchema.shape))
      expect(page('conformity.md')).toContain(`\n| \`${line}\` |`);
    const named = checks.filter(({ source }) => source === 'agent').map(({ evidence }) => evidence);
    expect(named.filter((evidence) => !/^probe\.sh [a-z-]+$/.test(evidence))).toEqual([]);
  });

  it('of the pilots has every number and step, in French and in English', () => {
    const { mandateMonths, trainingMonths, charter } = platform.granularity;
    for (const name of ['pilots.md', 'pilotes.md']) {
      for (const said of [mandateMonths, trainingMonths, charter.version, ...reminderDays])
        expect(page(name)).toContain(String(said));
      for (const { day } of vacancySteps) expect(page(name)).toContain(`\n| ${day} | `);
    }
    const rows = Object.values(pilotPassages).flat().length;
    expect(page('pilots.md').match(/\n\| `\w+` \| `\w+` \|/g)).toHaveLength(rows);
  });
});

describe('the page of the policies', () => {
  /** Every answer of the institute, by its path: one that nobody has documented is found. */
  const answers = [
    ...Object.entries(platform.policy).flatMap(([part, own]) =>
      Object.keys(own).map((key) => `policy.${part}.${key}`),
    ),
    ...Object.keys(platform.granularity).map((key) => `granularity.${key}`),
  ];

  it('asks every question that the platform answers, and no other', () => {
    const asked = policyQuestions(platform).map(({ path }) => path);
    expect(asked.sort()).toEqual(answers.sort());
    for (const path of asked) expect(page('policies.md')).toContain(`### \`${path}\``);
  });

  it.each([
    ['| `sysadmins` | `1` |\n| `admins` | `2` |\n| `everyone` | `3` |'],
    ['| `universign` | `universign` | counted by eLabFTW | file `timestamp-login` |'],
    ['| `idp` | `1` |'],
  ])('shows what an answer makes of the settings: %s', (row) => {
    expect(page('policies.md')).toContain(row);
  });

  it('names answers that the institute really may give', () => {
    for (const { path, options } of policyQuestions(platform)) {
      if (typeof options === 'string') continue;
      const answer = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], platform);
      expect(options).toContain(answer);
    }
  });
});

describe('a page of the documentation', () => {
  const folder = join(repository, 'docs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );

  it.each(files)('links to pages that are there: %s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const links = [...text.matchAll(/\]\((?<to>[^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(({ groups }) => groups?.['to'] ?? '')
      .filter((to) => !/^https?:/.test(to));
    const missing = links.filter((to) => {
      try {
        readFileSync(join(folder, name, '..', to));
        return false;
      } catch {
        return true;
      }
    });
    expect(missing).toEqual([]);
  });
});
