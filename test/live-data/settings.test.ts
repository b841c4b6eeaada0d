import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingKeys, settings } from '../../lib/elabftw/settings/index.ts';

const folder = new URL('../../../shared/data/elabftw/', import.meta.url);

/** Run by `npm run test:live-data`, which says loudly when the folder is absent. */
describe('settings of real installations', () => {
  it.each(['config-5.6.12-fresh.json', 'config-6.x-fresh.json'])(
    '%s has exactly our keys',
    (file) => {
      const seen = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<
        string,
        string | null
      >;

      expect(Object.keys(seen).toSorted()).toEqual([...settingKeys]);
    },
  );

  it('of 6.x have the defaults that we wrote down', () => {
    const seen = JSON.parse(readFileSync(new URL('config-6.x-fresh.json', folder), 'utf8'));

    for (const key of settingKeys) expect([key, settings[key].upstream]).toEqual([key, seen[key]]);
  });
});
