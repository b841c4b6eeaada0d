/** A small typed client of the Kubernetes API: no more than the bed and its tests use. */
export { type Connection, readKubeconfig, writeKubeconfig } from './connection.ts';
export { ApiError, isConflict, isGoing, isNotFound } from './error.ts';
export { type Change, inform } from './informer.ts';
export type { Kind, Live } from './kind.ts';
export { type ApplyOptions, Kubernetes, type Reference, referenceTo } from './kubernetes.ts';
