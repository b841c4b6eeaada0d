import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedForGo } from '../../generators/manifests/go-scalar.ts';
import { writeYaml } from '../../generators/manifests/yaml.ts';

/** Pieces out of which the texts that trouble YAML are made. */
const pieces = [
  ...['a', 'Z', '0', '7', '-', '.', ':', ': ', ' #', '#', '"', "'", '\\', '%', '@', '`', '!', '&'],
  ...['*', '?', '|', '>', '[', ']', '{', '}', ',', '=', '<<', '~', '_', '/', '+', ' ', '  ', '\t'],
  ...[
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    ' \n',
    '\n ',
    '---',
    '...',
    'é',
    '’',
    '😀',
    '\u2028',
    '\u0085',
    '\ufeff',
  ],
  ...[
    'yes',
    'No',
    'ON',
    'null',
    'true',
    '0x1f',
    '0o17',
    '0755',
    '1e3',
    '.inf',
    '1:30',
    '2026-11-24',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);
const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', 'spec', 'x.y/z-1') }, text);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.double({ noNaN: true }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));
const document = fc.dictionary(key, value, { maxKeys: 5 });

describe('the writer of manifests', () => {
  it('writes the bytes of cdk8s, quoted for Go, whatever the texts and the shape', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 3 }), (documents) => {
        expect(writeYaml(documents)).toBe(quotedForGo(Yaml.stringify(...documents)));
      }),
      { seed: 20261124, numRuns: 1000 },
    );
  });

  it.each([
    ['a program', { data: { 'run.sh': '#!/bin/sh\nset -eu\n\n  indented: "yes"\n' } }],
    ['a text that ends in blank lines, followed by a key', { a: { b: 'x\n\n\n', c: 1 } }],
    ['a text that begins with a blank', { a: [{ b: '  x\n y\n' }] }],
    [
      'a long text that must be quoted over several lines',
      { a: { b: `${'x '.repeat(40)}\n \n\t` } },
    ],
    ['document marks inside a text', { a: '---\nb\n...\n' }],
    ['octal and sexagesimal numbers', { a: ['0755', '1:30', '12e3', '0x1F', '-0'] }],
    ['empty things', { a: {}, b: [], c: [{}, [], ''], d: '' }],
    ['lists in lists', { a: [[1, ['x']], [{ b: [] }]] }],
  ])('writes %s as cdk8s does', (_, value) => {
    expect(writeYaml([value, value])).toBe(Yaml.stringify(value, value));
  });
});

/** Texts that some reader of YAML takes for a number, a switch, nothing, a moment or a mark. */
const troubling = [
  ...['0o17', '0O7', '-0o17', '0X1F', '0x1f', '0B1', '0b_1', '0_o17', '_', '0x1p3', '0o18', '0xg'],
  ...[
    '1_000',
    '1__0',
    '-1_0',
    '.5e3',
    '.5_0',
    '1.',
    '+.5',
    '1e3',
    '1E+3',
    '1_0e3',
    '0777',
    '08',
    '-0',
  ],
  ...['~', 'y', 'n', 'yes', 'No', 'on', 'OFF', 'TRUE', 'null', 'Null', '.inf', '-.Inf', '.NaN', ''],
  ...[
    '12:30:45',
    '1:30',
    '2026-11-24',
    '2001-1-1',
    '2026-11-24T08:00:00Z',
    '<<',
    '=',
    '!',
    '!!str',
  ],
];

describe('a name that Go would read as something else than text', () => {
  /** As go-yaml v2 and v3 have them (sigs.k8s.io/yaml 1.6, tried with the library itself). */
  const misread =
    /^[-+]?(?:0[bo]?[0-7]+|0x[0-9a-f]+|\.?[0-9]+(?:\.[0-9]*)?(?:e[-+]?[0-9]+)?)$|^(?:y|n|yes|no|on|off|true|false|null|~|<<|[-+]?\.inf|\.nan)?$/i;

  it.each(troubling)('%j is text as a value, in a list and as a key', (text) => {
    const yaml = writeYaml([{ k: text, l: [text], m: { [text]: 'v' } }]);

    const [value, item, key] = [/^k: (.*)$/m, /^ {2}- (.*)$/m, /^ {2}(.*): v$/m].map(
      (pattern) => pattern.exec(yaml)?.[1] ?? '',
    );
    for (const written of [value, item, key]) {
      const read = /[0-9]/.test(text) ? text.replaceAll('_', '') : text;
      if (misread.test(read)) expect(written).toMatch(/^"/);
      else expect([text, JSON.stringify(text)]).toContain(written);
    }
    expect(yaml).toBe(quotedForGo(Yaml.stringify({ k: text, l: [text], m: { [text]: 'v' } })));
  });

  it('is left as it is in a program, which is text already', () => {
    const program = { data: { 'run.sh': 'a: 0o17\n- 0X1F\n' } };
    expect(writeYaml([program])).toBe(Yaml.stringify(program));
  });
});
