import fc from 'fast-check';
import { fieldComments } from '../../../generators/request/form/comments.ts';
import { headingOf } from '../../../generators/request/index.ts';
import { kinds } from './samples.ts';

/** Every heading of every form. */
export const headings = kinds.flatMap(({ fields }) => fields.map(headingOf));

const comments = kinds.flatMap((kind) =>
  kind.fields.flatMap((field) => fieldComments(field, kind)),
);

/** Pieces that have broken somebody's parser or comment before (facts/requests.md D and E). */
const pieces = [
  ...[
    '### ',
    '## ',
    '#',
    '### Objet',
    '### Engagements (formulaire new/9) / Commitments (form new/9)',
  ],
  ...['_No response_', 'None', '- [X] ', '- [ ] ', '- [x] Occitanie', 'Bretagne-Loire, Occitanie'],
  ...[
    '```',
    '````\n',
    '~~~',
    '`',
    '``',
    '`a`',
    '    code',
    '$`x`$',
    '$$',
    '\\',
    '\\|',
    '\\\\|',
    '|',
    '| a | b |',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- a -->',
    '<details>',
    '</details>',
    '<script>',
    '</td>',
    '<img src=x onerror=y>',
  ],
  ...[
    '@inrea/eln-maintainers',
    '@all',
    '#12',
    '!7',
    '~label',
    '%3',
    'GH-1',
    'inrea/eln-fleet#4',
    'deadbeef1',
  ],
  ...[
    '/close',
    '\n/assign @moi',
    '\n/label ~x',
    'Fixes #3',
    ':+1:',
    '{{7*7}}',
    '$\u007b{ secrets.A }}',
    '$(id)',
  ],
  ...[
    'https://mal.example/x',
    'www.mal.example',
    'a@mal.example',
    '[x](https://mal.example)',
    '![x](y)',
  ],
  ...[
    '[x]: https://mal.example',
    '<https://mal.example>',
    '[^1]',
    '[[page]]',
    '*a*',
    '__b__',
    '~~c~~',
  ],
  ...[
    '\r',
    '\r\n',
    '\n',
    '\n\n',
    '\t',
    '\v',
    '\f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u0000',
    '\u0007',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u00ad',
    '\ud83d',
    '\udc00',
    '\u{1f468}\u200d\u{1f33e}',
  ],
  ...[
    'e\u0301',
    '\u00a0',
    '\u202f',
    'é',
    'ß',
    'ﬁ',
    '«',
    '»',
    '“',
    '”',
    '’',
    "'",
    '"',
    '---',
    '===',
    '> ',
    '1. ',
  ],
];

/** Text that means harm, or that means well and looks like harm. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...headings, ...headings.map((line) => `\n${line}\n`)),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...comments, ...comments.map((line) => `\n${line}\n`)),
      },
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 2, arbitrary: fc.constantFrom('mot', 'Zq7', ' ', ' et ', '\n') },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** The same without a line that is a heading of a form: nothing in it is ambiguous. */
export const unambiguous: fc.Arbitrary<string> = hostile.filter((text) => {
  return !text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .some((line) => headings.includes(line));
});
