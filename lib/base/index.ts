/** What every room may use: the error, the finding, bilingual text, the nearest word. */
export { type ExitStatus, exitStatus, FleetError, type FleetErrorParts } from './error.ts';
export { accepted, type Finding } from './finding.ts';
export { nearest } from './nearest.ts';
export type { Bilingual, Language } from './text.ts';
