import { describe, expect, it } from 'vitest';
import {
  cursorComment,
  later,
  readCursor,
  withOverlap,
} from '../../scripts/roads/request/cursor.ts';

const at = '2026-11-24T10:00:00.000Z';

describe('the cursor of a poll', () => {
  it('is read back from its comment, with the issues that would be told of again', () => {
    const seen = [
      { number: 41, changedAt: '2026-11-24T09:59:00.000Z' },
      { number: 42, changedAt: at },
    ];

    expect(readCursor(cursorComment({ at, seen }))).toEqual({ at, seen });
  });

  it('forgets the issues that no forge will tell of again, and remembers at most two hundred', () => {
    const old = { number: 1, changedAt: '2026-11-24T09:57:59.999Z' };
    const many = Array.from({ length: 300 }, (_, index) => ({ number: index + 2, changedAt: at }));

    const { seen } = readCursor(cursorComment({ at, seen: [old, ...many] }));

    expect(seen.map(({ number }) => number)).toEqual(many.slice(100).map(({ number }) => number));
  });

  it.each([
    ['no comment', undefined],
    ['a comment without one', 'hello'],
    ['no instant', '<!-- eln-cursor 99-99 -->'],
    ['more than a cursor on its line', `<!-- eln-cursor ${at} --> <!-- x -->`],
  ])('is nowhere in %s', (_, comment) => {
    expect(readCursor(comment)).toEqual({ at: undefined, seen: [] });
  });

  it('begins two minutes early, for lists lag behind, and at the very beginning without one', () => {
    expect(withOverlap(at)).toBe('2026-11-24T09:58:00.000Z');
    expect(withOverlap(undefined)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('never goes back', () => {
    expect(later(at, '2026-11-24T09:00:00Z')).toBe(at);
    expect(later(undefined, at)).toBe(at);
    expect(later('2026-11-24T11:00:00+02:00', at)).toBe(at);
  });
});
