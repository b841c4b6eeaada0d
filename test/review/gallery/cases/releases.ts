import { ringIds } from '../../../../lib/platform/index.ts';
import type { GalleryCase } from '../case.ts';
import { type Fleet, withInstance, withRing } from '../fleet.ts';

/** What rings run: each of these is a line of `rings.json` or `releases.json`, and many notebooks. */
export const releaseCases: readonly GalleryCase[] = [
  {
    id: 'mysql-patch-canary',
    title: 'A patch of MySQL comes to the ring canary.',
    change: (fleet) => withRing(fleet, 'canary', { mysql: '8.4.7' }),
  },
  {
    id: 'mysql-patch-early',
    title: 'The patch of MySQL goes on from canary to early.',
    before: (base) => withRing(base, 'canary', { mysql: '8.4.7' }),
    change: (fleet) => withRing(fleet, 'early', { mysql: '8.4.7' }),
    since: '2026-11-20',
  },
  {
    id: 'mysql-patch-stable',
    title: 'The patch of MySQL reaches the last ring.',
    before: (base) =>
      withRing(withRing(base, 'canary', { mysql: '8.4.7' }), 'early', { mysql: '8.4.7' }),
    change: (fleet) => withRing(fleet, 'stable', { mysql: '8.4.7' }),
    since: '2026-11-10',
  },
  {
    id: 'mysql-patch-too-soon',
    title: 'The patch of MySQL goes to the last ring after three days in the one before.',
    before: (base) =>
      withRing(withRing(base, 'canary', { mysql: '8.4.7' }), 'early', { mysql: '8.4.7' }),
    change: (fleet) => withRing(fleet, 'stable', { mysql: '8.4.7' }),
    since: '2026-11-21',
  },
  {
    id: 'mysql-patch-everywhere',
    title: 'A patch of MySQL comes to all rings at once.',
    change: (fleet) => everywhere(fleet, { mysql: '8.4.7' }),
  },
  {
    id: 'release-canary',
    title: 'A release of eLabFTW comes to the ring canary.',
    change: (fleet) => withRing(fleet, 'canary', { elabftw: '6.0.5' }),
  },
  {
    id: 'release-skips-ring',
    title: 'A release of eLabFTW goes from canary to stable, past early.',
    before: (base) => withRing(base, 'canary', { elabftw: '6.0.5' }),
    change: (fleet) => withRing(fleet, 'stable', { elabftw: '6.0.5' }),
  },
  {
    id: 'downgrade',
    title: 'The ring canary goes back to the release before.',
    before: (base) => withRing(base, 'canary', { elabftw: '6.0.5' }),
    change: (fleet) => withRing(fleet, 'canary', { elabftw: '6.0.4' }),
  },
  {
    id: 'ring-of-one',
    title: 'One notebook moves from stable to early.',
    before: (base) => withRing(base, 'early', { elabftw: '6.0.5' }),
    change: (fleet) => withInstance(fleet, 'umr-1002', (one) => ({ ...one, ring: 'early' })),
  },
  {
    id: 'digest-moved',
    title: 'The same tag of eLabFTW is to be another image.',
    change: (fleet) => ({
      ...fleet,
      releases: {
        ...fleet.releases,
        elabftw: fleet.releases.elabftw.map((release) =>
          release.version === '6.0.4'
            ? { ...release, digest: `sha256:${'e'.repeat(64)}` }
            : release,
        ),
      },
    }),
  },
];

// --- internal ---

function everywhere(fleet: Fleet, pins: Parameters<typeof withRing>[2]): Fleet {
  return ringIds.reduce((changed, ring) => withRing(changed, ring, pins), fleet);
}
