import { escapeHtml, htmlPage } from '../../../lib/base/encode/index.ts';
import type { ForgePlace, Platform } from '../../../lib/platform/index.ts';
import { type Field, oneLine } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import type { RequestKind } from '../definition/kind.ts';
import { generatedBy } from '../form/generated.ts';
import { prefilledLink } from '../form/prefilled-link.ts';
import { templateName } from '../form/template-name.ts';
import { bilingual, fieldsets } from './field.ts';
import { styleOf } from './style.ts';

/** One static page, by its path in the repository. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/**
 * A page for each kind of request, and one that lists them. They need no script, no
 * server and no cookie: GitHub's form takes the answers as they are in the address, so
 * a plain form hands them on; of a field that makes no sense under the other answers a
 * style sheet takes care. GitLab takes no answers field by field: there the page explains,
 * and leads to the template, which has the same sections.
 */
export function requestPages(platform: Platform): readonly Page[] {
  const kinds = requestKinds(platform);
  const { forge } = platform.institute;
  return [
    { path: 'docs/forms/index.html', text: listPage(kinds) },
    ...kinds.map((kind) => ({
      path: `docs/forms/${kind.id}.html`,
      text: kindPage(kind, forge),
    })),
  ];
}

// --- internal ---

const listTitle = { fr: 'Demander quelque chose pour un cahier', en: 'Ask for something' };

function listPage(kinds: readonly RequestKind[]): string {
  const rows = kinds.map(
    (kind) =>
      `<li><a href="${kind.id}.html">${bilingual(kind.title)}</a><br>${bilingual(kind.description)}</li>`,
  );
  return page(
    oneLine(listTitle),
    [],
    [`<h1>${bilingual(listTitle)}</h1>`, `<ul>\n${rows.join('\n')}\n</ul>`],
  );
}

function kindPage(kind: RequestKind, forge: ForgePlace): string {
  return page(oneLine(kind.title), kind.fields, [
    '<p><a href="index.html">Toutes les demandes / <span lang="en">All requests</span></a></p>',
    `<h1>${bilingual(kind.title)}</h1>`,
    `<p>${escapeHtml(kind.intro.fr)}</p>`,
    `<p lang="en">${escapeHtml(kind.intro.en)}</p>`,
    ...(forge.kind === 'github' ? githubForm(kind, forge) : gitlabForm(kind, forge)),
  ]);
}

function githubForm(kind: RequestKind, { host, repository }: ForgePlace): readonly string[] {
  return [
    `<form method="get" action="https://${escapeHtml(host)}/${escapeHtml(repository)}/issues/new" autocomplete="off">`,
    `<input type="hidden" name="template" value="${templateName(kind.id)}.yml">`,
    fieldsets(kind.fields),
    `<p>${bilingual(next)}</p>`,
    `<button type="submit">${bilingual({ fr: 'Continuer', en: 'Continue' })}</button>`,
    '</form>',
  ];
}

/** What is asked, field by field; the same controls, so that choices and conditions can be looked at. */
function gitlabForm(kind: RequestKind, forge: ForgePlace): readonly string[] {
  const link = escapeHtml(prefilledLink(kind, new Map(), forge));
  return [
    `<p><a href="${link}">${bilingual({ fr: 'Ouvrir le formulaire', en: 'Open the form' })}</a></p>`,
    `<form autocomplete="off">\n${fieldsets(kind.fields)}\n</form>`,
    `<p><a href="${link}">${bilingual({ fr: 'Ouvrir le formulaire', en: 'Open the form' })}</a></p>`,
  ];
}

const next = {
  fr: 'Rien n’est encore envoyé : la forge montre la demande, remplie de vos réponses ; cochez-y les engagements et validez.',
  en: 'Nothing is sent yet: the forge shows the request, filled with your answers; tick the commitments there and submit.',
};

function page(title: string, fields: readonly Field[], main: readonly string[]): string {
  const hasForm = fields.length > 0;
  return htmlPage({
    language: 'fr',
    title,
    style: styleOf(fields),
    main,
    note: generatedBy,
    hasForm,
  });
}
