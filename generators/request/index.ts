/** Issue ⇄ instance: forms, body, parser, verdict, comment, instance file. Values in, values out. */
export {
  artefactSchema,
  type RequestArtefact,
  readArtefact,
} from './artefact/index.ts';
export { type Answers, readAnswers } from './body/answers.ts';
export { renderAnswers, renderBody } from './body/render.ts';
export { closingText, dismissalText } from './comment/closing.ts';
export { answerLimit, readCount, withCount } from './comment/count.ts';
export { keepTime, type Signature } from './comment/footer.ts';
export { languageAsked, languageOf } from './comment/language.ts';
export { type MarkdownOptions, verdictMarkdown } from './comment/markdown.ts';
export { type HoldCode, type HoldNotice, type Notice, noticeMarkdown } from './comment/notice.ts';
export { type PullFrame, pullRequestText } from './comment/pull-request.ts';
export {
  advance,
  type Deployment,
  type DeploymentEvent,
  eventMarkdown,
  eventsOf,
  kindMerged,
  type LivingRecord,
  type RecordFacts,
  type RecordStep,
  readDeployment,
  recordMarkdown,
  recordSteps,
  rememberedRecord,
  stepOf,
} from './comment/record/index.ts';
export { sponsorLink } from './comment/sponsor-link.ts';
export {
  type Field,
  headingOf,
  labelOf,
  type Option,
  optionLabels,
  type RequestKind,
  requestKinds,
  type Tier,
  tiers,
} from './definition/index.ts';
export { instanceFromVerdict, type RequestFile, requestFiles } from './file/request-file.ts';
export { conditionOf, helpOf } from './form/condition.ts';
export {
  type FieldDefinition,
  type FormDefinition,
  formDefinition,
  type KindDefinition,
} from './form/definition.ts';
export { type FormFile, formFiles } from './form/files.ts';
export { bodyLimit, type Forge, forges } from './form/forge.ts';
export { githubConfig, githubForm, requestLabel } from './form/github.ts';
export { gitlabTemplate } from './form/gitlab.ts';
export { type FormJson, formJson } from './form/json.ts';
export { prefilledLink } from './form/prefilled-link.ts';
export { type ParsedField, type ParsedRequest, parseBody } from './parse/index.ts';
export { checklist, keepTicks, recordedDigest } from './pull/checklist.ts';
export { deltaMarkdown } from './pull/delta.ts';
export { answersIn, answersOf, type RememberedAnswer } from './pull/memory.ts';
export { type Reason, type ReasonCode, reason, sentences } from './reason/reason.ts';
export {
  type Approval,
  type Approver,
  approvalLabels,
  approvers,
  type Ground,
} from './screening/approvals.ts';
export type { Answer, Routed } from './verdict/answer.ts';
export { compareDigest, type DigestComparison, requestDigest } from './verdict/digest.ts';
export type { Effect } from './verdict/effect.ts';
export { answerRequest, ownerUnknown, verdict } from './verdict/index.ts';
export { allRouteLabels } from './verdict/routed.ts';
export type {
  FieldVerdict,
  InstanceLink,
  Question,
  Verdict,
  VerdictContext,
} from './verdict/verdict.ts';
