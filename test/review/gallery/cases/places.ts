import type { GalleryCase } from '../case.ts';
import { withInstance } from '../fleet.ts';

/** Notebooks that come from somewhere, or go. */
export const placeCases: readonly GalleryCase[] = [
  {
    id: 'cluster-move',
    title: 'A notebook is to run on another cluster.',
    change: (fleet) => withInstance(fleet, 'umr-1007', (one) => ({ ...one, cluster: 'ouest' })),
  },
  {
    id: 'slug-renamed',
    title: 'A notebook gets another name.',
    change: (fleet) => {
      const { instances } = withInstance(fleet, 'umr-1001', (one) => ({
        ...one,
        slug: 'umr-2001',
      }));
      const renamed = [...instances].map(
        ([slug, one]) => [slug === one.slug ? slug : one.slug, one] as const,
      );
      return { ...fleet, instances: new Map(renamed) };
    },
  },
  {
    id: 'instance-deleted',
    title: 'Somebody deletes the file of a running notebook, and what was rendered of it.',
    change: (fleet) => ({
      ...fleet,
      instances: new Map([...fleet.instances].filter(([slug]) => slug !== 'umr-1002')),
    }),
  },
  {
    id: 'destroyed-comes-back',
    title: 'A revert brings back a notebook that was destroyed.',
    before: (base) =>
      withInstance(base, 'umr-1003', (one) => ({
        ...one,
        state: 'destroyed',
        history: [
          ...one.history,
          { state: 'notice', on: '2026-05-04' },
          { state: 'read-only', on: '2026-06-08' },
          { state: 'exported', on: '2026-07-06' },
          { state: 'archived', on: '2026-08-03' },
          { state: 'destroyed', on: '2026-10-05' },
        ],
      })),
    change: (fleet) =>
      withInstance(fleet, 'umr-1003', (one) => ({
        ...one,
        state: 'active',
        history: one.history.slice(0, 1),
      })),
  },
];
