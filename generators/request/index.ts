/** Issue ⇄ instance: forms, body, parser, verdict, comment, instance file. Values in, values out. */
export { type Answers, readAnswers } from './body/answers.ts';
export { renderAnswers, renderBody } from './body/render.ts';
export { type MarkdownOptions, verdictMarkdown } from './comment/markdown.ts';
export { pullRequestText } from './comment/pull-request.ts';
export {
  type Field,
  headingOf,
  labelOf,
  type Option,
  optionLabels,
  type RequestKind,
  requestKinds,
} from './definition/index.ts';
export { instanceFromVerdict, type RequestFile, requestFiles } from './file/request-file.ts';
export { type FormFile, formFiles } from './form/files.ts';
export { bodyLimit, type Forge, forges } from './form/forge.ts';
export { githubConfig, githubForm, requestLabel } from './form/github.ts';
export { gitlabTemplate } from './form/gitlab.ts';
export { type FormJson, formJson } from './form/json.ts';
export { type ParsedField, type ParsedRequest, parseBody } from './parse/index.ts';
export { type Reason, type ReasonCode, reason, sentences } from './reason/reason.ts';
export { requestDigest } from './verdict/digest.ts';
export { ownerUnknown, verdict } from './verdict/index.ts';
export type {
  FieldVerdict,
  InstanceLink,
  Question,
  Verdict,
  VerdictContext,
} from './verdict/verdict.ts';
