/** What a good installation shows: evidence → findings. */
export { admitEvidence, validDays } from './admit.ts';
export { evidenceKeys, keepConfig, legalKeys } from './allow-list.ts';
export { type Check, groupIds, severities, sources } from './check.ts';
export { type ConformityReport, checks, evaluate, type Result, reportSchema } from './evaluate.ts';
export {
  type ApiEvidence,
  type BlackBox,
  type Evidence,
  evidenceSchema,
  headerNames,
  pagePaths,
  tlsVersions,
} from './evidence.ts';
export {
  compareFleet,
  type Explained,
  type FleetIdentity,
  type Identity,
  type Render,
  type Unexplained,
} from './identity/compare.ts';
export {
  type CommittedFiles,
  type FleetAudit,
  fleetAudit,
  fleetAuditSchema,
} from './identity/fleet-audit.ts';
export type { Rendering } from './identity/leaves.ts';
export { identityDocument, identityText } from './identity/report.ts';
export { baselineInstance } from './identity/twin.ts';
export { latestDay } from './latest-day.ts';
export { probeSchema, probeVersion } from './probe/answers.ts';
export { readProbe } from './probe/read.ts';
export { conformityDocument } from './report/conformity.ts';
export { toHtml } from './report/html.ts';
export { toMarkdown } from './report/markdown.ts';
export { reportSarif } from './report/sarif.ts';
export {
  evidenceHints,
  outcomes as outcomeWords,
  verdicts as verdictWords,
} from './report/words.ts';
