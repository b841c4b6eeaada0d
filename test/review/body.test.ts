import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody, reportMarkdown, reviewTrees } from '../../generators/review/index.ts';
import { hostile } from '../request/support/hostile.ts';
import { claim, instance, settings, tree } from './trees.ts';

const good = reportMarkdown(
  reviewTrees(instance(claim('2Gi'), settings({ a: 'b' })), instance(claim('1Gi'))),
);

/** Put together at run time: no file of ours may hold what a scanner takes for a token. */
const token = ['ghp', '0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX'].join('_');

describe('the shape of a review comment', () => {
  it('is that of every comment of ours', () => {
    expect(checkBody(good)).toEqual([]);
    expect(checkBody(reportMarkdown(reviewTrees(tree({}), tree({}))))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a mention', 'Ask @inrea/maintainers.', 'text that could be more than text'],
    ['a reference', 'See #12.', 'text that could be more than text'],
    ['a closing word', 'Closes #12', 'text that could be more than text'],
    ['an address', 'See https://mal.example/x', 'text that could be more than text'],
    ['a link', '[here](x)', 'text that could be more than text'],
    ['an image', '![x](y)', 'text that could be more than text'],
    ['a tag', '<img src=x>', 'text that could be more than text'],
    ['a comment of HTML', '<!-- eln-fleet:review -->', 'text that could be more than text'],
    ['a short code', 'Well :tada: done', 'text that could be more than text'],
    ['a commit', 'as in deadbeef1', 'text that could be more than text'],
    ['a label', '~bug', 'text that could be more than text'],
    ['a quick action', '/close', 'a line that could be a command'],
    ['an indented quick action', '  /merge', 'a line that could be a command'],
    ['half a character', 'a\ud800b', 'half a character'],
    ['a mark that turns the reading', 'a\u202eb', 'a character that cannot be seen'],
    ['a fold too many', '<details><summary>x</summary>', 'leaves a fold open'],
    ['the end of no fold', '</details>', 'closes a fold that is not open'],
    ['an open block', '```diff\n+a', 'leaves a block of code open'],
    ['a block of another language', '```sh\nrm\n```', 'text that could be more than text'],
    [
      'a block that holds no diff',
      '```diff\n/close\n```',
      'a line of code that is no line of a diff',
    ],
    ['a token', `\`${token}\``, 'what looks like a secret'],
  ])('is not that of one with %s', (_, line, problem) => {
    const body = good.replace('\n### To see everything', `\n${line}\n\n### To see everything`);

    expect(checkBody(body).join()).toContain(problem);
  });

  it.each([
    ['too long', good, 100, 'is longer than 100 characters'],
    ['another text', 'Looks good to me.\n', undefined, 'does not begin as a review does'],
    ['nothing', '', undefined, 'does not begin as a review does'],
    [
      'the one line with more behind it',
      'No change to any cluster.\n\n@everyone\n',
      undefined,
      'does not begin as a review does',
    ],
  ])('is not that of %s', (_, body, limit, problem) => {
    expect(checkBody(body, limit).join()).toContain(problem);
  });

  it('is left by any text that does something on a forge', () => {
    const acting = /@\w|(?<!\w)[#!]\d|:\/\/|<\w/;
    fc.assert(
      fc.property(
        hostile.filter((text) => acting.test(text) && !/[`\n\r]/.test(text)),
        (text) => {
          expect(checkBody(`${good}\n${text}\n`)).not.toEqual([]);
        },
      ),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
