import { generateFleet } from '../../../../scripts/rim/generate-fleet.ts';
import type { GalleryCase } from '../case.ts';
import { type Fleet, platform, withInstance } from '../fleet.ts';

/** What entities ask for: each of these begins with an issue. */
export const requestCases: readonly GalleryCase[] = [
  {
    id: 'new-instance',
    title: 'A unit gets its first notebook.',
    change: (fleet) => {
      const newest = generateFleet(13, platform).at(-1);
      if (newest === undefined) throw new Error('No thirteenth instance was made up.');
      return { ...fleet, instances: new Map([...fleet.instances, [newest.slug, newest]]) };
    },
    options: { request: 'umr-1012' },
  },
  {
    id: 'size-change',
    title: 'A notebook grows from size S to M.',
    change: (fleet) => withInstance(fleet, 'umr-1002', (one) => ({ ...one, size: 'M' })),
    options: { request: 'umr-1002' },
  },
  {
    id: 'claim-grown',
    title: 'A notebook gets more room for files, and nothing else.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1003', (one) => ({
        ...one,
        storage: { kind: 'volume', filesGi: 250 },
      })),
    options: { request: 'umr-1003' },
  },
  {
    id: 'claim-shrunk',
    title: 'A notebook asks for less room for files than it has.',
    before: (base) => withFiles(base, 250),
    change: (fleet) => withFiles(fleet, 100),
    options: { request: 'umr-1003' },
  },
  {
    id: 'claim-shrunk-accepted',
    title: 'The same, and a maintainer has taken it upon them.',
    before: (base) => withFiles(base, 250),
    change: (fleet) => withFiles(fleet, 100),
    options: {
      request: 'umr-1003',
      accepted: {
        risks: [
          {
            rule: 'claim-shrunk',
            object: 'ouest/PersistentVolumeClaim/eln-umr-1003/files',
            reason: 'Claim not bound yet',
            who: 'maintainer-7',
            until: '2026-12-01',
          },
        ],
        today: '2026-11-24',
      },
    },
  },
  {
    id: 'audience-partners',
    title: 'Partners outside the institute may log in to a notebook.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1000', (one) => ({
        ...one,
        audience: 'partners',
        partners: { sponsor: 'inrea-004217', until: '2027-06-30' },
      })),
    options: { request: 'umr-1000' },
  },
  {
    id: 'pilots-change',
    title: 'A notebook gets another backup pilot.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1001', (one) => ({
        ...one,
        pilots: one.pilots.map((pilot) =>
          pilot.kind === 'backup' ? { ...pilot, ref: 'inrea-009001' } : pilot,
        ),
      })),
    options: { request: 'umr-1001' },
  },
  {
    id: 'retirement-notice',
    title: 'A notebook is to be retired: its users are told.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1005', (one) => ({
        ...one,
        state: 'notice',
        history: [...one.history, { state: 'notice', on: '2026-11-24' }],
      })),
    options: { request: 'umr-1005' },
  },
  {
    id: 'retirement-jump',
    title: 'A notebook goes from active to archived, past all that lies between.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1005', (one) => ({
        ...one,
        state: 'archived',
        history: [...one.history, { state: 'archived', on: '2026-11-24' }],
      })),
  },
  {
    id: 'host-taken',
    title: 'A notebook takes the host name of another.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1001', (one) => ({ ...one, host: 'umr-1000.cle.inrea.example' })),
    options: { request: 'umr-1001' },
  },
  {
    id: 'outside-the-request',
    title: 'The pull request of one notebook’s request changes another one too.',
    change: (fleet) => {
      const own = withInstance(fleet, 'umr-1002', (one) => ({ ...one, language: 'en' }));
      return withInstance(own, 'umr-1008', (one) => ({ ...one, audience: 'renater' }));
    },
    options: { request: 'umr-1002' },
  },
  {
    id: 'storage-to-bucket',
    title: 'A notebook’s files are to lie in a bucket instead of a volume.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1000', (one) => ({
        ...one,
        storage: {
          kind: 's3',
          bucket: 'eln-umr-1000',
          region: 'exemple-1',
          credentials: 'eln/umr-1000/s3',
        },
      })),
  },
  {
    id: 'database-elsewhere',
    title: 'A notebook’s database is to run elsewhere.',
    change: (fleet) =>
      withInstance(fleet, 'umr-1000', (one) => ({
        ...one,
        database: {
          kind: 'external',
          host: 'mysql.inrea.example',
          name: 'umr_1000',
          ca: 'eln/umr-1000/database',
        },
      })),
  },
];

// --- internal ---

function withFiles(fleet: Fleet, filesGi: number): Fleet {
  return withInstance(fleet, 'umr-1003', (one) => ({
    ...one,
    storage: { kind: 'volume', filesGi },
  }));
}
