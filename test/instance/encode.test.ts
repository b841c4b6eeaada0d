import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '../../lib/instance/file/data.ts';
import { encodeString } from '../../lib/instance/file/encode.ts';
import { writeData } from '../../lib/instance/file/write.ts';

const seed = { seed: 20261124 };

/** Text of any kind: halves of pairs, controls, what ends a string, a comment, a page, a line. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...["'", '"', '\\', '`', '${', '*/', '</script>', '\n', '\r', '\t', '\0'],
      ...['\u2028', '\u2029', '\u202e', '\ufeff', '\ud800', '\udfff', '\u{e0041}', 'é'],
    ),
  }),
);

describe('a literal', () => {
  it('is read back as the value that it was written from', () => {
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        anyText,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-5, max: 1e20 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(anyKey(), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const reading = readData(writeData({ value: JSON.parse(JSON.stringify(value)) }), 'x.ts');
        expect(reading).toMatchObject({ ok: true });
        if (reading.ok) expect(reading.value.value['value']).toEqual(value);
      }),
      { ...seed, numRuns: 400 },
    );
  });

  it('of any text holds no character that is not seen and ends where it should', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = encodeString(text);
        expect(literal).toMatch(
          /^'(?:[^'\\]|\\['\\]|\\u[0-9a-f]{4})*'$|^"(?:[^"\\]|\\["\\]|\\u[0-9a-f]{4})*"$/,
        );
        expect(literal).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      seed,
    );
  });

  it.each([
    ['l’unité', "'l’unité'"],
    ["l'unité", '"l\'unité"'],
    [`'a' "b" 'c'`, `"'a' \\"b\\" 'c'"`],
    [`'a' "b"`, `'\\'a\\' "b"'`],
    ['a\\b', "'a\\\\b'"],
    ['a\nb', "'a\\u000ab'"],
    ['\u202e', "'\\u202e'"],
    ['\ud800', "'\\ud800'"],
    ['</script>`*/', "'</script>`*/'"],
  ])('of %j is %s', (text, literal) => {
    expect(encodeString(text)).toBe(literal);
  });
});

// --- internal ---

/** Any key but those that no reader takes for data. */
function anyKey() {
  const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
  return fc.oneof(anyText, fc.constantFrom('a', 'b-c', '1')).filter((key) => !forbidden.has(key));
}
