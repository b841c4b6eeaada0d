import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ReferencePage,
  referencePages,
  type WorkflowFile,
  workflowsPage,
} from '../../generators/reference/index.ts';

/** Every generated page of the reference: of the code, and of the workflows that lie in the folder. */
export function allReferencePages(folder: string): readonly ReferencePage[] {
  const files = readWorkflows(folder);
  if (files.length === 0) return referencePages();
  return [...referencePages(), { path: 'docs/reference/workflows.md', text: workflowsPage(files) }];
}

/** What runs on either forge: none in a folder that is no whole repository. */
export function readWorkflows(folder: string): readonly WorkflowFile[] {
  return ['.github/workflows', '.', '.gitlab/ci'].flatMap((place) => listed(folder, place));
}

// --- internal ---

function listed(folder: string, place: string): readonly WorkflowFile[] {
  if (!existsSync(join(folder, place))) return [];
  return readdirSync(join(folder, place))
    .filter((name) => (place === '.' ? name === '.gitlab-ci.yml' : name.endsWith('.yml')))
    .sort()
    .map((name) => {
      const path = place === '.' ? name : `${place}/${name}`;
      return { path, text: readFileSync(join(folder, path), 'utf8') };
    });
}
