import { FleetError } from '../base/index.ts';
import { addDays, hostOf, type Instance, isRunning, resolveInstance } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import type { Evidence } from './evidence.ts';

/** Days for which evidence says anything (facts/service.md B.1). */
export const validDays = 90;

/** Whether evidence of that day may be judged on this one. */
export function isFresh(collectedOn: string, today: string): boolean {
  return collectedOn <= today && today <= addDays(collectedOn, validDays);
}

/**
 * Lets evidence that came in a file through, or says why not. Whoever hands it in may
 * have mistaken the file, or hope that nobody looks at its day: what is refused counts
 * for nothing, neither good nor bad.
 *
 * @throws {FleetError} `EVIDENCE_ELSEWHERE` (another instance or host), `EVIDENCE_FUTURE`,
 * `EVIDENCE_STALE`, `EVIDENCE_RELEASE` (another release than the one that answers, or
 * than the instance runs), `EVIDENCE_IMPOSSIBLE` (a backup of a day to come).
 */
export function admitEvidence(
  evidence: Evidence,
  instance: Instance,
  platform: Platform,
  today: string,
  where: string,
): void {
  const refusal = refusals(evidence, instance, platform, today).find(({ refused }) => refused);
  if (refusal === undefined) return;
  const { code, what, fix } = refusal;
  throw new FleetError({ code, what, where, fix });
}

// --- internal ---

interface Refusal {
  readonly code: string;
  readonly refused: boolean;
  readonly what: string;
  readonly fix: string;
}

const anew = 'Collect it anew.';

function refusals(
  { slug, host, collectedOn, agent, api }: Evidence,
  instance: Instance,
  platform: Platform,
  today: string,
): readonly Refusal[] {
  const wanted = hostOf(instance, platform);
  const days = [agent?.lastBackupOn, agent?.lastRestoreDrillOn, agent?.settings?.on].filter(
    (on) => on != null,
  );
  const own = ownRelease(instance, platform);
  return [
    {
      code: 'EVIDENCE_ELSEWHERE',
      refused: slug !== instance.slug || host !== wanted,
      what: `This evidence is not about ${instance.slug} at ${wanted}.`,
      fix: 'Collect it anew, or name the instance that it is about.',
    },
    {
      code: 'EVIDENCE_FUTURE',
      refused: collectedOn > today,
      what: `This evidence is of ${collectedOn}, and today is ${today}.`,
      fix: 'Look at the clock of the machine that collected it, then collect it anew.',
    },
    {
      code: 'EVIDENCE_STALE',
      refused: !isFresh(collectedOn, today),
      what: `This evidence is of ${collectedOn}: after ${validDays} days it says nothing.`,
      fix: anew,
    },
    {
      code: 'EVIDENCE_RELEASE',
      refused: agent !== undefined && api !== undefined && agent.release !== api.version,
      what: `This evidence is about eLabFTW ${agent?.release}, and ${api?.version} answers.`,
      fix: anew,
    },
    {
      code: 'EVIDENCE_RELEASE',
      refused: agent !== undefined && own !== undefined && agent.release !== own,
      what: `This evidence is about eLabFTW ${agent?.release}, and ${instance.slug} runs ${own}.`,
      fix: 'Look whether the upgrade has come through, then collect it anew.',
    },
    {
      code: 'EVIDENCE_IMPOSSIBLE',
      refused: days.some((on) => on > collectedOn),
      what: `This evidence of ${collectedOn} names a backup, a drill or a run of a later day.`,
      fix: anew,
    },
  ];
}

/** What its file makes it run; undefined where the unit or a provider decides. */
function ownRelease(instance: Instance, platform: Platform): string | undefined {
  if (instance.scenario !== 'managed' || !isRunning(instance.state)) return undefined;
  return resolveInstance(instance, platform).elabftw.version;
}
