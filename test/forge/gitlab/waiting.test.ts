import { describe, expect, it } from 'vitest';
import { askedPause, backoff } from '../../../lib/forge/gitlab/waiting.ts';

const now = Date.parse('2026-11-24T08:00:00Z');

describe('how long the forge asks to wait', () => {
  it.each([
    ['seconds', { 'retry-after': '30' }, 30_000],
    ['a date', { 'retry-after': 'Tue, 24 Nov 2026 08:01:00 GMT' }, 60_000],
    ['a date that is past', { 'retry-after': 'Tue, 24 Nov 2026 07:00:00 GMT' }, 0],
    ['when the limit begins anew', { 'ratelimit-reset': String(now / 1000 + 45) }, 45_000],
    ['both', { 'retry-after': '5', 'ratelimit-reset': String(now / 1000 + 45) }, 5000],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['seconds without end', { 'retry-after': '9'.repeat(40) }, undefined],
    ['nothing', {}, undefined],
  ])('is read from %s', (_, headers, milliseconds) => {
    expect(askedPause(new Headers(Object.entries(headers)), now)).toBe(milliseconds);
  });

  it('doubles where it does not say, up to a minute', () => {
    expect([0, 1, 2, 5, 6, 100].map(backoff)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  });
});
