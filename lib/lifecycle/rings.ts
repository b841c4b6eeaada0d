import type { RingId } from '../platform/index.ts';

/**
 * Days that the ring before it must have run a pin before a ring gets it: canary at
 * once, early two days later, stable seven after that (facts/service.md C, upgrade rings).
 */
export const soakDays: Readonly<Record<RingId, number>> = { canary: 0, early: 2, stable: 7 };
