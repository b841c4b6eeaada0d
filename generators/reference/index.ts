import { conformityPage, conformitySchemas } from './conformity.ts';
import { pilotesPage, pilotsPage, pilotsSchema } from './pilots.ts';
import { platformContractPage } from './platform-contract.ts';
import { policiesPage } from './policies.ts';
import { requestArtefactSchema } from './request-artefact.ts';
import { reviewSchema } from './review.ts';
import { risksPage } from './risks.ts';
import { settingsPage } from './settings.ts';

export { type WorkflowFile, workflowsPage } from './workflows.ts';

/** A page of `docs/reference/`, from the root of the repository. */
export interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

/** Code → every reference page that is generated from it, beside the request's own. */
export function referencePages(): readonly ReferencePage[] {
  return [
    { path: 'docs/reference/conformity.md', text: conformityPage() },
    ...conformitySchemas(),
    { path: 'docs/reference/pilots.md', text: pilotsPage() },
    { path: 'docs/reference/pilotes.md', text: pilotesPage() },
    pilotsSchema(),
    { path: 'docs/reference/platform-contract.md', text: platformContractPage() },
    { path: 'docs/reference/policies.md', text: policiesPage() },
    requestArtefactSchema(),
    reviewSchema(),
    { path: 'docs/reference/risks.md', text: risksPage() },
    { path: 'docs/reference/settings.md', text: settingsPage() },
  ];
}
