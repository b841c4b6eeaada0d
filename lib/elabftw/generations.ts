import type { ContainerFacts } from './container.ts';
import { generation5 } from './generation-5.ts';
import { generation6 } from './generation-6.ts';

/** The generations that are known. Only 6 and newer are rendered. */
export const generations = { 5: generation5, 6: generation6 } as const satisfies Record<
  number,
  ContainerFacts
>;
