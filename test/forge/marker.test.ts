import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, isMarked, isSameText, withMarker } from '../../lib/forge/marker.ts';

const seed = 20261124;

describe('the hidden marker', () => {
  it('gives back the body as it was, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        fc.pre(!body.includes('\r'));
        expect(below('verdict', withMarker('verdict', body))).toBe(body);
        expect(below('status', withMarker('verdict', body))).toBeUndefined();
      }),
      { seed },
    );
  });

  it('is the first line or none', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (before) => {
        fc.pre(!before.startsWith('<!-- eln-fleet:'));
        const quoting = `${before}${withMarker('verdict', 'yes')}`;
        expect(below('verdict', quoting)).toBeUndefined();
        expect(isMarked(quoting)).toBe(false);
      }),
      { seed },
    );
  });

  it('ends its comment itself, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (marker) => {
        const [line = ''] = withMarker(marker, 'body').split('\n');
        expect(line).toMatch(/^<!-- eln-fleet:[\w/.-]* -->$/);
      }),
      { seed },
    );
  });
});

describe('two texts', () => {
  it.each([
    ['a\nb', 'a\r\nb\r\n', true],
    ['a', 'a\n\n ', true],
    ['', null, true],
    ['a\nb', 'a\n\nb', false],
    [' a', 'a', false],
  ])('%j and %j: the same to a reader is %s', (one, other, same) => {
    expect(isSameText(one, other)).toBe(same);
  });
});
