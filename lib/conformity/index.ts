/** What a good installation shows: evidence → findings. */
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
export type { Rendering } from './identity/leaves.ts';
export { identityMarkdown, identityText } from './identity/report.ts';
export { baselineInstance } from './identity/twin.ts';
export { latestDay } from './latest-day.ts';
export { conformityHtml } from './report/html.ts';
export { conformityMarkdown } from './report/markdown.ts';
export { reportSarif } from './report/sarif.ts';
