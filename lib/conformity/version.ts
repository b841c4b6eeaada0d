import type { ElabftwRelease } from '../platform/index.ts';

/** Whether one version comes before another; a pre-release comes before its release. */
export function olderThan(one: string, other: string): boolean {
  const [a, b] = [numbers(one), numbers(other)];
  const at = a.findIndex((number, index) => number !== (b[index] ?? 0));
  if (at >= 0) return (a[at] ?? 0) < (b[at] ?? 0);
  return one.includes('-') && !other.includes('-');
}

/** The newest release that the platform knows. */
export function newest(releases: readonly ElabftwRelease[]): ElabftwRelease {
  return releases.reduce((best, one) => (olderThan(best.version, one.version) ? one : best));
}

// --- internal ---

function numbers(version: string): number[] {
  return version.replace(/-.*$/, '').split('.').map(Number);
}
