/** Two trees of `dist/` → the report that a maintainer reads before merging. */
export { reportHtml } from './format/html.ts';
export { reportMarkdown } from './format/markdown.ts';
export {
  type Accepted,
  type Change,
  type ChangeKind,
  type Cost,
  type FieldChange,
  type InstanceChanges,
  type Report,
  type Risk,
  type RiskLevel,
  reportVersion,
  type Verdict,
} from './report.ts';
export { type ReviewOptions, reviewTrees } from './review.ts';
export { type Acceptance, parseAcceptances } from './risk/accept.ts';
export type { Tree } from './tree/difference.ts';
export { type Owner, ownerOf } from './tree/owner.ts';
