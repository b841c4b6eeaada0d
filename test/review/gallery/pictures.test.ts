import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commentOf, pictured } from '../../browser/pictures/comments.ts';
import { sourceOf } from '../../browser/pictures/png.ts';

const root = new URL('../../../', import.meta.url);

describe('the pictures of comments in the documentation', () => {
  it.each(pictured)('show %s as it is today, or `npm run pictures` makes them anew', (id) => {
    const { path, source } = commentOf(id);
    const picture = readFileSync(new URL(path, root));

    expect(sourceOf(picture)).toBe(source);
    expect(picture.length).toBeLessThan(150_000);
  });

  it('are five, none is left over, and a page shows each with words for those who do not see it', () => {
    const page = readFileSync(new URL('docs/how-to/read-a-review.md', root), 'utf8');
    const names = pictured.map((id) => `review-${id}.png`).sort();

    expect(readdirSync(new URL('docs/images/', root)).sort()).toEqual(names);
    for (const name of names) {
      expect(page).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(\\.\\./images/${name}\\)`));
    }
  });
});
