import { escapeHtml, frenchSpaces } from '../../../base/encode/index.ts';
import type { Bilingual, Language } from '../../../base/index.ts';
import type { Resolved } from '../../../instance/index.ts';
import type { Institute } from '../../../platform/index.ts';

/** What the texts speak of, each word already safe inside HTML. */
export interface PageWords {
  readonly institute: string;
  readonly acronym: string;
  readonly entity: string;
  readonly site: string;
  readonly support: string;
  readonly supportUrl: string;
  readonly pilots: string;
}

/** Sections of one page: a heading and paragraphs, HTML without any attribute from outside. */
export type Sections = readonly (readonly [heading: string, ...paragraphs: string[]])[];

export function pageWords({ instance, host }: Resolved, institute: Institute): PageWords {
  return {
    institute: escapeHtml(institute.name),
    acronym: escapeHtml(institute.acronym),
    entity: escapeHtml(instance.entity.name),
    site: escapeHtml(`https://${host}`),
    support: escapeHtml(institute.support.mailbox),
    supportUrl: escapeHtml(institute.support.url),
    pilots: escapeHtml(instance.mailbox),
  };
}

/** Both languages on one page, the instance’s first: a visitor from abroad reads it too. */
export function bilingualPage(
  language: Language,
  titles: Bilingual,
  texts: Readonly<Record<Language, Sections>>,
): string {
  const order: readonly Language[] = language === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  return order.map((each) => part(each, titles[each], texts[each])).join('\n');
}

// --- internal ---

function part(language: Language, title: string, sections: Sections): string {
  const body = sections.map(([heading, ...paragraphs]) =>
    [`<h3>${heading}</h3>`, ...paragraphs.map((text) => `<p>${text}</p>`)].join('\n'),
  );
  const text = [`<h2>${title}</h2>`, ...body].join('\n');
  return `<div lang="${language}">\n${language === 'fr' ? frenchSpaces(text) : text}\n</div>`;
}
