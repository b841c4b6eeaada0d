import type { Platform, RingId } from '../../../lib/platform/index.ts';

/** A platform that has more releases, like its newest but for version and digest; no ring runs them yet. */
export function withReleases(platform: Platform, versions: readonly string[]): Platform {
  const [newest, ...older] = platform.releases.elabftw;
  if (newest === undefined) throw new Error('the platform has no release');
  const later = versions.map((version, index) => ({
    ...newest,
    ...{ version, tag: version, digest: `sha256:${String(index).repeat(64)}` },
  }));
  return { ...platform, releases: { ...platform.releases, elabftw: [...later, newest, ...older] } };
}

/** A platform whose ring runs another release, as a promotion makes it (law 8). */
export function promoted(platform: Platform, ring: RingId, version: string): Platform {
  const rings = { ...platform.rings, [ring]: { ...platform.rings[ring], elabftw: version } };
  return { ...platform, rings };
}
