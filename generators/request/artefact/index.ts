/** What the job that reads an issue hands to the job that may write. */
export { readArtefact } from './read.ts';
export { artefactSchema, type RequestArtefact } from './schema.ts';
