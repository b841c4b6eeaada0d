import type { Platform } from '../../../lib/platform/index.ts';
import { requestKinds } from '../definition/index.ts';
import { requestPages } from '../page/page.ts';
import { answersSchema } from './answers-schema.ts';
import { githubConfig, githubForm } from './github.ts';
import { gitlabTemplate } from './gitlab.ts';
import { referencePage } from './reference.ts';
import { templateName } from './template-name.ts';

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
      { path: `.github/ISSUE_TEMPLATE/${templateName(kind.id)}.yml`, text: githubForm(kind) },
      { path: `.gitlab/issue_templates/${templateName(kind.id)}.md`, text: gitlabTemplate(kind) },
    ]),
    { path: 'docs/reference/schemas/request-answers.schema.json', text: answersSchema(kinds) },
    { path: 'docs/reference/request.md', text: referencePage(kinds) },
    ...requestPages(platform),
  ];
}
