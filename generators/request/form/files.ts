import type { Platform } from '../../../lib/platform/index.ts';
import { requestKinds } from '../definition/index.ts';
import { githubConfig, githubForm } from './github.ts';
import { gitlabTemplate } from './gitlab.ts';
import { referencePage } from './reference.ts';

/** A file that the definition generates, by its path in the repository. */
export interface FormFile {
  readonly path: string;
  readonly text: string;
}

/** Every file that the definition of the requests generates. */
export function formFiles(platform: Platform): readonly FormFile[] {
  const kinds = requestKinds(platform);
  return [
    { path: '.github/ISSUE_TEMPLATE/config.yml', text: githubConfig(platform) },
    ...kinds.flatMap((kind) => [
      { path: `.github/ISSUE_TEMPLATE/${fileName(kind.id)}.yml`, text: githubForm(kind) },
      { path: `.gitlab/issue_templates/${fileName(kind.id)}.md`, text: gitlabTemplate(kind) },
    ]),
    { path: 'docs/reference/request.md', text: referencePage(kinds) },
  ];
}

// --- internal ---

/** Kinds are about instances; a repository's other issue templates are not. */
function fileName(kind: string): string {
  return kind === 'question' ? kind : `${kind}-instance`;
}
