import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alone, packed } from '../../generators/review/manifest/alone.ts';

describe('a text that is put away', () => {
  it.each([
    ['nothing', ''],
    ['letters beyond Latin 1', 'é – ‹slug› 🔬'],
    ['a byte order mark', '\ufeffkind: Job'],
    ['the first half of a character', 'a\ud83d'],
    ['the second half of a character', '\udd2cb'],
    ['the halves of a character the wrong way round', '\udd2c\ud83d'],
    ['half a character beside its replacement', '\ud83d\ufffd'],
  ])('comes back as it was: %s', (_, text) => {
    expect(packed(text)()).toBe(text);
    expect(alone(text)).toBe(text);
  });

  it('comes back as it was, whatever it holds, as often as it is asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 40 }), (whole, end) => {
        // A cut may halve a character.
        const text = whole.slice(0, end);
        const unpack = packed(text);

        expect([unpack(), unpack()]).toEqual([text, text]);
      }),
      { seed: 20261124 },
    );
  });
});
