import { z } from 'zod';
import { FleetError } from '../base/index.ts';
import type { Instance } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import { isFresh } from './admit.ts';
import { groupIds, type Subject, severities, sources } from './check.ts';
import { accountChecks } from './checks/accounts.ts';
import { containerChecks } from './checks/container.ts';
import { driftChecks } from './checks/drift.ts';
import { exposureChecks } from './checks/exposure.ts';
import { legalChecks } from './checks/legal.ts';
import { peopleChecks } from './checks/people.ts';
import { safetyChecks } from './checks/safety.ts';
import { settingChecks } from './checks/settings.ts';
import { transportChecks } from './checks/transport.ts';
import { versionChecks } from './checks/versions.ts';
import type { Evidence } from './evidence.ts';

/** Every check of facts/service.md B.2, by group. */
export const checks = [
  ...transportChecks,
  ...exposureChecks,
  ...versionChecks,
  ...legalChecks,
  ...driftChecks,
  ...containerChecks,
  ...safetyChecks,
  ...accountChecks,
  ...settingChecks,
  ...peopleChecks,
].toSorted((one, other) => groupIds.indexOf(one.group) - groupIds.indexOf(other.group));

const bilingual = z.strictObject({ fr: z.string(), en: z.string() });

/** The report as JSON. Version 1. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  slug: z.string(),
  host: z.string(),
  scenario: z.enum(['managed', 'self-hosted', 'saas']),
  collectedOn: z.iso.date(),
  today: z.iso.date(),
  /** Red: something failed. Incomplete: nothing failed, and something was not looked at. */
  verdict: z.enum(['green', 'incomplete', 'red']),
  groups: z.array(
    z.strictObject({
      group: z.enum(groupIds),
      passed: z.number().int(),
      failed: z.number().int(),
      /** Without evidence: neither good nor bad. */
      unknown: z.number().int(),
      /** Percent of what was looked at; null when nothing was. */
      score: z.number().int().nullable(),
    }),
  ),
  results: z.array(
    z.strictObject({
      id: z.string(),
      group: z.enum(groupIds),
      severity: z.enum(severities),
      source: z.enum(sources),
      /** What is looked at. */
      evidence: z.string(),
      outcome: z.enum(['pass', 'fail', 'unknown']),
      /** What was seen; null without evidence. */
      seen: z.string().nullable(),
      title: bilingual,
      fix: bilingual,
    }),
  ),
});
export type ConformityReport = z.infer<typeof reportSchema>;
export type Result = ConformityReport['results'][number];

/**
 * Holds what was collected against every check, on a day. Pure. Evidence older than 90
 * days, or from a day to come, proves nothing (facts/service.md B.1).
 *
 * @throws {FleetError} `EVIDENCE_ELSEWHERE` when it was collected about another instance.
 */
export function evaluate(
  instance: Instance,
  evidence: Evidence,
  platform: Platform,
  today: string,
): ConformityReport {
  if (evidence.slug !== instance.slug) throw elsewhere(instance.slug);
  const subject: Subject = { instance, evidence: fresh(evidence, today), platform, today };
  const results = checks.map(({ look, ...check }): Result => {
    const found = look(subject);
    const outcome = found === undefined ? 'unknown' : found.ok ? 'pass' : 'fail';
    return { ...check, outcome, seen: found?.seen ?? null };
  });
  const has = (outcome: Result['outcome']) => results.some((one) => one.outcome === outcome);
  return {
    version: 1,
    slug: instance.slug,
    host: evidence.host,
    scenario: instance.scenario,
    collectedOn: evidence.collectedOn,
    today,
    verdict: has('fail') ? 'red' : has('unknown') ? 'incomplete' : 'green',
    groups: groupIds.map((group) => score(group, results)),
    results,
  };
}

// --- internal ---

function fresh(evidence: Evidence, today: string): Evidence {
  const { version, slug, host, collectedOn } = evidence;
  return isFresh(collectedOn, today) ? evidence : { version, slug, host, collectedOn };
}

function score(
  group: Result['group'],
  results: readonly Result[],
): ConformityReport['groups'][number] {
  const own = results.filter((one) => one.group === group);
  const count = (outcome: Result['outcome']) => own.filter((one) => one.outcome === outcome).length;
  const [passed, failed] = [count('pass'), count('fail')];
  const looked = passed + failed;
  return {
    group,
    passed,
    failed,
    unknown: count('unknown'),
    score: looked === 0 ? null : Math.floor((100 * passed) / looked),
  };
}

function elsewhere(slug: string): FleetError {
  return new FleetError({
    code: 'EVIDENCE_ELSEWHERE',
    what: 'This evidence was collected about another instance.',
    where: `instances/${slug}.ts`,
    fix: 'Collect it anew, or name the instance that it is about.',
  });
}
