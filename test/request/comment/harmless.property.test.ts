import { describe, expect, it } from 'vitest';
import { forges } from '../../../generators/request/index.ts';
import { makesNothingOfTexts } from '../support/comments.ts';
import { forgeHtml } from '../support/forge-html.ts';
import { expectHarmless } from '../support/harmless.ts';
import { kinds } from '../support/samples.ts';

describe.each(kinds)('the comment on a request of the kind $id', (kind) => {
  // Many more runs: test/hostile.
  it.each(forges)('makes nothing of a text from %s but text', (forge) => {
    makesNothingOfTexts(kind, forge, 12);
  });
});

describe('the model of the forges', () => {
  it.each([
    [
      'a mention',
      'Hello @all and @inrea/eln-maintainers',
      { mentions: ['@all', '@inrea/eln-maintainers'] },
    ],
    ['a mention in code', 'Hello `@all`', { mentions: [] }],
    ['a reference', 'Fixes #1, inrea/eln-fleet!2', { references: ['#1', 'inrea/eln-fleet!2'] }],
    ['a commit', 'see deadbeef1', { references: ['deadbeef1'] }],
    ['a label', 'now ~bug', { references: ['~bug'] }],
    ['a short code', ':+1:', { references: [':+1:'] }],
    ['a quick action', 'text\n/close', { commands: ['/close'] }],
    ['a quick action in a table', '| a |\n|---|\n| /close |', { commands: [] }],
  ])('sees %s', (_, markdown, expected) => {
    expect(forgeHtml(markdown, 'gitlab')).toMatchObject(expected);
  });

  it('shows tags that forges take out, and draws those that they admit', () => {
    const { html } = forgeHtml('<details><summary>a</summary>\n\nx\n\n</details>', 'github');

    expect(html).toContain('<details><summary>a</summary>');
    expect(forgeHtml('<script>x</script>', 'github').html).not.toContain('<script');
    expect(() => forgeHtml('![x](y)', 'github')).toThrow(/never holds image/);
    expect(() => expectHarmless('[x](https://mal.example)')).toThrow(/did not make/);
    expect(() => expectHarmless('@all')).toThrow();
    expect(() => expectHarmless('```\nx\n```')).toThrow();
  });
});
