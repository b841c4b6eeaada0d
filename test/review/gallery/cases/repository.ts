import type { GalleryCase } from '../case.ts';
import { withFile, workflow } from '../fleet.ts';

/** Changes of what stands beside the fleet. */
export const repositoryCases: readonly GalleryCase[] = [
  {
    id: 'documentation',
    title: 'A page of the documentation says more.',
    change: (fleet) =>
      withFile(fleet, 'docs/how-to/adopt.md', '# Adopt\n\nOne step after the other.\n'),
  },
  {
    id: 'workflow-widened',
    title: 'A workflow gets the right to write to the repository.',
    change: (fleet) => withFile(fleet, '.github/workflows/ci.yml', workflow('write')),
  },
];
