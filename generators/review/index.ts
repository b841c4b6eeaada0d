/** Two trees of `dist/` → the report that a maintainer reads before merging. */
export type { Renderer } from './explain/rendering.ts';
export { checkBody, commentLimits, reviewMarker } from './format/body.ts';
export { reportHtml } from './format/html/html.ts';
export { plainCommand, reportMarkdown } from './format/markdown.ts';
export { type Paint, reportTerminal } from './format/terminal.ts';
export {
  type Accepted,
  type Change,
  type ChangeKind,
  type FieldChange,
  type Fold,
  type FoldField,
  type InstanceChanges,
  type Report,
  type Risk,
  type RiskLevel,
  reportVersion,
  type Unexplained,
  type Verdict,
} from './report.ts';
export type { Amounts, ClusterCost, Cost, CostLine, InstanceCost } from './report-cost.ts';
export type { Effect, SourceField, SourceReport } from './report-source.ts';
export { type ReviewOptions, reviewTrees } from './review.ts';
export { type Acceptance, parseAcceptances } from './risk/accept.ts';
export {
  acceptanceDays,
  type Comment,
  longestAcceptanceDays,
  readAcceptances,
} from './risk/accept-lines.ts';
export { type RuleGroup, ruleGroups } from './risk/rules.ts';
export type { SourceInput } from './source/input.ts';
export { needsText, platformFiles, readsAlways } from './source/role.ts';
export type { Tree, TreeReader } from './tree/difference.ts';
export { type Owner, ownerOf } from './tree/owner.ts';
