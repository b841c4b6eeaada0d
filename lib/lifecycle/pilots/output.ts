import { z } from 'zod';
import { reminderDays } from './actions.ts';
import { vacancySteps } from './vacancy.ts';

const bilingual = z.strictObject({ fr: z.string(), en: z.string() });
const steps = [
  ...reminderDays.map((days) => `T-${days}` as const),
  'late' as const,
  ...vacancySteps.map(({ id }) => id),
  'vacancy-over' as const,
];

/** `fleet pilots --json`. Version 1. */
export const pilotsOutputSchema = z.strictObject({
  version: z.literal(1),
  /** The day as of which is told who must act. */
  today: z.iso.date(),
  actions: z.array(
    z.strictObject({
      slug: z.string(),
      kind: z.enum(['mandate', 'training', 'charter', 'confirmation', 'vacancy']),
      who: z.enum(['pilot', 'unit-head', 'maintainers', 'committee']),
      step: z.enum(steps),
      /** Last day of a deadline, first day of a step of a vacancy. */
      due: z.iso.date(),
      short: bilingual,
      text: bilingual,
    }),
  ),
  /** With `--open`: what became of each instance's issue. Those with nothing to do and no issue are left out. */
  issues: z.array(
    z.strictObject({
      slug: z.string(),
      /** Null when it was closed. */
      number: z.number().int().positive().nullable(),
      outcome: z.enum(['created', 'updated', 'unchanged', 'closed']),
    }),
  ),
});
export type PilotsOutput = z.infer<typeof pilotsOutputSchema>;
