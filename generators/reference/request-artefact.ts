import { z } from 'zod';
import { artefactSchema } from '../request/index.ts';

/** The form of what the job that reads an issue hands to the job that may write. */
export function requestArtefactSchema(): { readonly path: string; readonly text: string } {
  const text = `${JSON.stringify(z.toJSONSchema(artefactSchema), null, 2)}\n`;
  return { path: 'docs/reference/schemas/request-artefact.schema.json', text };
}
