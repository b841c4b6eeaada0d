/** The program that keeps an instance as declared, and the document that it is started with. */
export { desiredState, writeDesiredState } from './desired-state.ts';
export { type ReconcilerFile, reconcilerFiles } from './files.ts';
export type { Change, DesiredState, DesiredTeam, Note, WantedValue } from './state.ts';
export { uncommented } from './uncommented.ts';
