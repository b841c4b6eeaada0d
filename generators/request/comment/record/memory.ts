import { type LivingRecord, recordSteps } from './state.ts';

/** The hidden line by which a comment remembers its record. */
export function rememberedLine({ slug, kind, days, reviewOn }: LivingRecord): string {
  const steps = recordSteps.flatMap((step) =>
    days[step] === undefined ? [] : [`${step}=${days[step]}`],
  );
  return `<!-- eln-record ${[slug, kind, ...steps, `review=${reviewOn}`].join(' ')} -->`;
}

/**
 * The record that a comment of ours remembers; undefined where it is none yet, or where
 * somebody edited the line. No text of a requester's begins a line of a comment.
 */
export function rememberedRecord(comment: string): LivingRecord | undefined {
  const { slug, kind, steps, reviewOn } = line.exec(comment)?.groups ?? {};
  if (slug === undefined || kind === undefined || reviewOn === undefined) return undefined;
  const days = Object.fromEntries(
    (steps ?? '')
      .split(' ')
      .filter((step) => step !== '')
      .map((step) => step.split('=')),
  );
  return days['merged'] === undefined ? undefined : { slug, kind, days, reviewOn };
}

// --- internal ---

const day = '\\d{4}-\\d{2}-\\d{2}';
const line = new RegExp(
  `^<!-- eln-record (?<slug>[a-z][a-z0-9-]{0,62}) (?<kind>[a-z][a-z-]{0,29})(?<steps>(?: (?:${recordSteps.join('|')})=${day})*) review=(?<reviewOn>${day}) -->$`,
  'm',
);
