/** What an instance may say: its shape, its defaults, its file, the rules over the fleet. */

export { addDays, addMonths } from './days.ts';
export {
  namespaceOf,
  policyOf,
  type Resolved,
  type ResolvedDatabase,
  type ResolvedStorage,
  resolveInstance,
} from './defaults.ts';
export { editInstance } from './file/edit.ts';
export type { JsonValue } from './file/json.ts';
export { type ParsedInstance, parseInstance, readInstance } from './file/parse.ts';
export { type InstanceProblem, problemError, type Reading } from './file/problem.ts';
export { writeInstance } from './file/write.ts';
export { type Migrated, type MigrationStep, migrateText, migrationSteps } from './migrate.ts';
export { openedOn } from './opened.ts';
export { type RuleCode, ruleCodes } from './rules/codes.ts';
export { hostOf } from './rules/host.ts';
export { checkDates, checkFleet, checkInstance } from './rules/index.ts';
export { isDirectoryReference, looksLikePerson } from './rules/person.ts';
export { isReserved } from './rules/reserved.ts';
export { skeleton } from './rules/skeleton.ts';
export { slugFindings } from './rules/slug.ts';
export { suggestSlugs } from './rules/suggest.ts';
export { entityKinds } from './schema/entity.ts';
export {
  type Instance,
  instanceSchema,
  scenarios,
  schemaVersion,
  stages,
  states,
} from './schema/instance.ts';
export { restorePlaces } from './schema/service.ts';
export { mayHoldSecret, saysSomething } from './schema/text.ts';
export {
  daysInState,
  isForward,
  isRetired,
  isRunning,
  mayFollow,
  passages,
  type State,
} from './states.ts';
