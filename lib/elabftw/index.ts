/** What eLabFTW itself needs: its container, its environment, the programs beside it. */
export type { ContainerFacts } from './container.ts';
export { type ApplicationInput, applicationEnvironment } from './environment.ts';
export { generations } from './generations.ts';
export {
  type ProgramFile,
  type Programs,
  preparePrograms,
  programData,
  programFiles,
  sharedPrograms,
  webPrograms,
} from './programs.ts';
export * from './reconciler/index.ts';
export { type SecretKey, type VaultPath, type VaultReference, vaultPath } from './secret.ts';
export { type DesiredSettings, desiredSettings } from './settings/index.ts';
export {
  type Environment,
  type PlainVariable,
  plainVariables,
  type SecretVariable,
  secretVariables,
} from './variables.ts';
export { type WebInput, webEnvironment } from './web-environment.ts';
