import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { writeYaml } from '../../generators/manifests/index.ts';
import { asValue } from '../../generators/review/manifest/as-value.ts';
import { readBlock } from '../../generators/review/manifest/read-block.ts';
import { documentsIn } from '../../generators/review/manifest/split.ts';
import { same, type Value } from '../../generators/review/manifest/value.ts';
import { baseFleet, distOf } from './gallery/fleet.ts';

const seed = { seed: 20261124 };

/** What the library reads, with the options of the review; undefined when it finds an error. */
function byLibrary(text: string): Value | undefined {
  const options = { stringKeys: true, intAsBigInt: true, logLevel: 'silent' } as const;
  const [document, other] = parseAllDocuments(text, options);
  if (document === undefined || other !== undefined) return undefined;
  if (document.errors.length + document.warnings.length > 0) return undefined;
  return asValue(document.toJS({ mapAsMap: true, maxAliasCount: 0 }));
}

/** Read the quick way, if at all, as the library reads it. */
function agrees(text: string): boolean {
  const quick = readBlock(text);
  return quick === undefined || same(quick, byLibrary(text));
}

/** Words that YAML may take for something else, and signs that mean something to it. */
const tricky = fc.constantFrom(
  ...['yes', 'Null', '~', '0x1f', '0o17', '017', '+1', '-0', '1e3', '.5', '1_000', '1.50', '.inf'],
  ...['2026-11-24', '12:30', '- a', 'a: b', 'a #b', '#', '&a', '*a', '!x', '|', '>', '%', '@', '`'],
  ...[
    '{}',
    '[]',
    '[a',
    "it's",
    '"',
    '\\',
    'é',
    '’',
    '🧪',
    '\u2028',
    '\u0085',
    '\ufeff',
    ' a',
    'a ',
  ],
  ...['', '\t', '\n', 'a\nb', 'a\n\n', '\na', ' a\nb', 'a\r\nb', '9007199254740993', '---', '...'],
);
const word = fc.oneof(tricky, fc.string({ maxLength: 12 }), fc.constantFrom('name', 'web', 'spec'));
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4 }),
  ),
}));
const object = fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 });

describe('a document in the renderer’s style', () => {
  it('is read as the library reads it, and none of a rendered fleet is left to the library', () => {
    const texts = [
      ...new Set(
        [...distOf(baseFleet)]
          .filter(([path]) => /umr-100[0-3]|platform/.test(path))
          .flatMap(([, text]) => documentsIn(text) ?? []),
      ),
    ];
    const bodies = texts.map((text) => text.replace(/^---\n/, '\n'));
    const left = bodies.filter((body) => readBlock(body) === undefined);

    expect(left).toEqual([]);
    const sample = bodies.filter((_, index) => index % 5 === 0);
    expect(sample.filter((body) => !agrees(body))).toEqual([]);
  });

  it('is read as the library reads it, whatever it holds', () => {
    fc.assert(
      fc.property(object, (held) => {
        expect(agrees(writeYaml([held]))).toBe(true);
        expect(agrees(stringify(held))).toBe(true);
      }),
      seed,
    );
  });

  it('is left to the library, or read alike, after any blow', () => {
    const sign = fc.oneof(tricky, fc.constantFrom('  ', ' ', ':', ': ', '- ', "'", '"', '\n  '));
    const blow = fc.tuple(fc.nat(), fc.nat(3), sign);
    fc.assert(
      fc.property(object, fc.array(blow, { minLength: 1, maxLength: 3 }), (held, blows) => {
        const text = blows.reduce(
          (before, [at, length, put]) => {
            const place = at % (before.length + 1);
            return before.slice(0, place) + put + before.slice(place + length);
          },
          writeYaml([held]),
        );

        expect([text, agrees(text)]).toEqual([text, true]);
      }),
      { ...seed, numRuns: 500 },
    );
  });

  it.each([
    ['a comment', 'a: b # c\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['an anchor', 'a: &x b\n'],
    ['a text folded', 'a: >\n  b\n'],
    ['a text that goes on', 'a: b\n  c\n'],
    ['a flow', 'a: {b: c}\n'],
    ['a list at its key’s own place', 'a:\n- b\n'],
    ['a tab', 'a:\n\tb: c\n'],
    ['another line end', 'a: b\r\n'],
  ])('is left to the library when there is %s', (_, text) => {
    expect(readBlock(text)).toBe(undefined);
  });
});
