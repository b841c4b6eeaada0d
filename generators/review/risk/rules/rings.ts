import { addDays } from '../../../../lib/instance/index.ts';
import { soakDays } from '../../../../lib/lifecycle/index.ts';
import { type RingId, type Rings, ringIds } from '../../../../lib/platform/index.ts';
import type { Comparison } from '../../compare/comparison.ts';
import { platformFiles } from '../../source/role.ts';
import type { RingsAt } from '../../source/source.ts';
import type { Hit, Rule } from '../rule.ts';

/** A release travels canary, early, stable: each ring runs what the one before it has run. */
export const ringSkipped: Rule = {
  id: 'ring-skipped',
  level: 'block',
  finds: 'A ring, or the pin of an instance, gets what the ring before it does not run yet.',
  reason: 'What only a larger ring shows is shown by everybody’s notebook at once (law 8).',
  fix: 'Promote the ring before it first; in an emergency, say so in an accept-risk line.',
  find: (comparison) => [...rings(comparison), ...pins(comparison)],
};

export const soakShort: Rule = {
  id: 'soak-short',
  level: 'block',
  finds:
    'A ring gets what the ring before it has not run for its days, or nobody knows since when.',
  reason: 'Most faults of a release show within days; the ring before is there to meet them.',
  fix: 'Wait until the days have passed; in an emergency, say so in an accept-risk line.',
  find: ({ source, today }) =>
    (source?.ringChanges ?? []).flatMap(({ ring, before, after, fields }): Hit[] => {
      const previous = ringBefore(ring);
      if (source === undefined || previous === undefined || after === undefined) return [];
      const [has, had] = [source.rings.before?.[previous], source.rings.after?.[previous]];
      return [...new Set(fields.map(({ key }) => key))].filter(isPin).flatMap((pin) => {
        const value = after[pin];
        // Not there at all: that is a skipped ring, or a way back.
        if (has?.[pin] !== value || had?.[pin] !== value || before?.[pin] === value) return [];
        const since = runsSince(source.ringHistory, previous, pin, value);
        const days = soakDays[ring];
        if (since !== undefined && today !== undefined && addDays(since, days) <= today) return [];
        return [soaked(ring, previous, pin, value, since, today, days)];
      });
    }),
};

// --- internal ---

const pinKeys = ['elabftw', 'mysql', 'backup'] as const;
type Pin = (typeof pinKeys)[number];

function isPin(key: string): key is Pin {
  return pinKeys.some((pin) => pin === key);
}

function ringBefore(ring: RingId): RingId | undefined {
  return ringIds[ringIds.indexOf(ring) - 1];
}

function rings({ source }: Comparison): Hit[] {
  const now = source?.rings.after;
  return (source?.ringChanges ?? []).flatMap(({ ring, fields }) => {
    const previous = ringBefore(ring);
    if (previous === undefined || now === undefined) return [];
    return fields.flatMap(({ field, key, after }): Hit[] => {
      const runs = source?.rings.before?.[previous];
      const known = valueAt(runs, field);
      // A switch that goes off, a pin that goes: the way back skips nothing.
      if (after === undefined || after === null || after === false || known === after) return [];
      const what = isPin(key) ? `${key} ${String(after)}` : field;
      const message = `The ring ${ring} gets ${what}; the ring ${previous} does not run it yet.`;
      return [hit(ring, message)];
    });
  });
}

function valueAt(ring: Rings[RingId] | undefined, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key],
      ring,
    );
}

/** An instance that runs a release of its own, which the ring before its ring has not met. */
function pins({ source }: Comparison): Hit[] {
  return (source?.instances ?? []).flatMap(({ slug, file, before, after }): Hit[] => {
    const [pin, ring] = [after?.pin, after?.ring];
    if (pin === undefined || ring === undefined || pin.release === before?.pin?.release) return [];
    const previous = ringBefore(ring);
    const known = ringIds.map((id) => source?.rings.before?.[id].elabftw);
    if (previous === undefined || known.includes(pin.release)) return [];
    const message = `It is pinned to ${pin.release}, which no ring runs yet.`;
    return [{ object: file, instances: [slug], message }];
  });
}

/** The day since which the ring has run it without a break, as far as history tells. */
function runsSince(
  history: readonly RingsAt[],
  ring: RingId,
  pin: Pin,
  value: Rings[RingId][Pin],
): string | undefined {
  const first = history.findIndex(({ rings }) => rings[ring][pin] !== value);
  const run = first === -1 ? history : history.slice(0, first);
  return run.at(-1)?.on;
}

function soaked(
  ring: RingId,
  previous: RingId,
  pin: Pin,
  value: Rings[RingId][Pin],
  since: string | undefined,
  today: string | undefined,
  days: number,
): Hit {
  const known =
    since === undefined || today === undefined
      ? 'nobody can tell since when'
      : `since ${since}, and today is ${today}`;
  const message = `The ring ${ring} gets ${pin} ${value ?? 'none'} after ${days} days in the ring ${previous}, which runs it: ${known}.`;
  return hit(ring, message);
}

function hit(ring: RingId, message: string): Hit {
  return { object: `${platformFiles.rings}#${ring}`, instances: [], message };
}
