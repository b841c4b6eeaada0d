/** eLabFTW’s 148 settings: what they are, and what ours must be. */
export { checkChoices, wrongOf } from './check.ts';
export type {
  Choice,
  Choices,
  LeftToApplication,
  SecretFile,
  SecretFileName,
  SettingValue,
} from './choice.ts';
export { secretFileNames } from './choice.ts';
export {
  type DesiredSetting,
  type DesiredSettings,
  desiredSettings,
  type LayerId,
  layerIds,
} from './desired.ts';
export {
  isSettingKey,
  isWritable,
  type SettingKey,
  settingGroups,
  settingKeys,
  settings,
  type WritableKey,
  writableKeys,
} from './keys/index.ts';
export { type KnownRelease, knownReleases } from './known-releases.ts';
export { audienceLayer } from './layers/audience.ts';
export { baseline } from './layers/baseline/index.ts';
export { classificationLayer } from './layers/classification.ts';
export { siteOf } from './layers/instance.ts';
export {
  type PolicyQuestion,
  policyFile,
  policyQuestions,
  policyTopics,
} from './policy-questions.ts';
export type { Kind, Setting } from './setting.ts';
