import { describe, expect, it } from 'vitest';
import { states } from '../../lib/instance/index.ts';
import { isForward, isRetired, isRunning, mayFollow } from '../../lib/lifecycle/index.ts';

const pairs = states.flatMap((from, at) => states.map((to, then) => ({ from, to, at, then })));

describe('the life of an instance', () => {
  it.each(pairs)('$from → $to goes one step forward, or back as long as data exists', (pair) => {
    const { from, to, at, then } = pair;
    const isAllowed = then === at + 1 || (then < at && from !== 'destroyed');
    expect(mayFollow(from, to)).toBe(isAllowed);
    expect(isForward(from, to)).toBe(then > at);
  });

  it('ends at destroyed', () => {
    expect(states.filter((state) => mayFollow('destroyed', state))).toEqual([]);
  });

  it('has pods until it is archived', () => {
    expect(states.filter(isRunning)).toEqual(['active', 'notice', 'read-only', 'exported']);
    expect(states.filter(isRetired)).toEqual(['archived', 'destroyed']);
  });
});
