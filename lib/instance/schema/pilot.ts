import { z } from 'zod';
import { day, directoryReference } from './text.ts';

export const pilotKinds = ['primary', 'backup'] as const;
/** What a vacancy changes in the notebook; a later one includes the earlier. facts/service.md B.3. */
export const vacancyMeasures = ['banner', 'no-new-accounts'] as const;
export const pilotStates = ['proposed', 'trained', 'active', 'leaving', 'archived'] as const;

const course = z.strictObject({
  course: z.string().regex(/^[a-z0-9-]{2,60}$/),
  on: day,
});

/**
 * The trained referent of an instance: an opaque reference into the directory,
 * and dates. Never a name, never a private mail: whoever reads git must not
 * learn who it is.
 */
export const pilot = z.strictObject({
  kind: z.enum(pilotKinds),
  ref: directoryReference,
  state: z.enum(pilotStates),
  mandate: z.strictObject({ from: day, until: day }),
  training: z.array(course).max(20),
  charter: z.strictObject({ version: z.string().regex(/^[0-9a-z.-]{1,40}$/), on: day }).optional(),
  /** Last time somebody answered "yes, still there". */
  lastConfirmed: day.optional(),
});

/**
 * Rendering knows no clock, so the steps of a vacancy that change the notebook are
 * written down: `fleet pilots` says on which day.
 */
export const vacancy = z.strictObject({ since: day, step: z.enum(vacancyMeasures) });
