import { z } from 'zod';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { safeName } from '../mask/safe.ts';
import { maskTokens } from '../mask/token.ts';
import type { Risk } from '../report.ts';
import { shown } from '../show.ts';

const acceptance = z.strictObject({
  rule: z.string().min(1),
  object: z.string().min(1),
  reason: z.string().trim().min(1),
  who: z.string().trim().min(1),
  until: z.iso.date(),
});

/** A maintainer's word that one blocking risk is known and wanted, up to a day. */
export type Acceptance = Readonly<z.infer<typeof acceptance>>;

/**
 * The JSON list `[{rule, object, reason, who, until}]`.
 *
 * @throws {FleetError} `ACCEPT_FILE`, wrong usage, naming the first thing that is wrong.
 */
export function parseAcceptances(text: string, where: string): Acceptance[] {
  const read = z.array(acceptance).safeParse(json(text, where));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw refused(`${where} ${issue?.path.join('.') ?? ''}`.trim(), issue?.message ?? 'is no list');
}

/**
 * The risks, with each blocking one that somebody accepted as a warning that says
 * so; and what to know about acceptances that had no effect. `today`: `YYYY-MM-DD`.
 */
export function applyAcceptances(
  risks: readonly Risk[],
  acceptances: readonly Acceptance[],
  today: string,
): Risk[] {
  const used = new Set<Acceptance>();
  const settled = risks.map((risk): Risk => {
    if (risk.level !== 'block') return risk;
    const found = acceptances.find(
      ({ rule, object, until }) => rule === risk.rule && object === risk.object && until >= today,
    );
    if (found === undefined) return risk;
    used.add(found);
    const { who, reason, until } = found;
    return { ...risk, level: 'warn', accepted: { who: free(who), reason: free(reason), until } };
  });
  const idle = acceptances.filter((one) => !used.has(one));
  return [...settled, ...idle.map((one) => idleRisk(one, today))];
}

// --- internal ---

function idleRisk({ rule, object, until }: Acceptance, today: string): Risk {
  const expired = until < today;
  const what = safeName(rule);
  return {
    level: 'info',
    rule: expired ? 'acceptance-expired' : 'acceptance-unused',
    object: safeName(object),
    instances: [],
    message: expired
      ? `The acceptance of ${what} ended on ${until}.`
      : `The acceptance of ${what} meets no blocking risk.`,
    reason:
      'What is accepted and not there was settled, or is written otherwise than it was meant.',
    fix: expired ? 'Settle the risk, or have it accepted again.' : 'Take the acceptance out.',
  };
}

function free(text: string): string {
  return shown(maskTokens(text));
}

function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(where, 'is no JSON');
  }
}

function refused(where: string, what: string): FleetError {
  return new FleetError({
    code: 'ACCEPT_FILE',
    what: `The file of accepted risks cannot be used: ${what}.`,
    where,
    fix: 'Write a JSON list of {"rule", "object", "reason", "who", "until": "YYYY-MM-DD"}.',
    exit: exitStatus.usage,
  });
}
