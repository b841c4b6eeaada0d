import { codeSpan, frenchSpaces } from '../../../lib/base/encode/index.ts';
import type { Bilingual, Language } from '../../../lib/base/index.ts';
import { footer, type Signature } from './footer.ts';
import { words } from './words.ts';

/**
 * What stands beside the verdict: why a request whose answers are good is not carried out
 * all the same, or what it has led to.
 */
export type Notice = HoldNotice | OpenedNotice;

/** The request is not carried out now. Labels and pull request follow from the code. */
export type HoldNotice =
  /** The platform file does not say who may ask. */
  | { readonly code: 'requests-off' }
  /** Whoever asks is not in the group of those who may; `link`: the form, filled in, for somebody who is. */
  | { readonly code: 'needs-sponsor'; readonly group: string; readonly link: string | null }
  /** Whoever asks is neither in the group that owns the notebook nor a maintainer. */
  | { readonly code: 'not-owner'; readonly slug: string; readonly link: string | null }
  /** The same author has an open request for the same notebook. */
  | { readonly code: 'already-asked'; readonly number: number }
  /** Few may see the issue, all may see a pull request. */
  | { readonly code: 'confidential' }
  /** The request and a maintainer's own commit do not go together; `path`: the file. */
  | { readonly code: 'conflict'; readonly path: string }
  /** The comment was rewritten so often that it is not any more. */
  | { readonly code: 'answer-limit'; readonly limit: number };

/** `reference` as the forge links it: `#7`, `!7`. */
export interface OpenedNotice {
  readonly code: 'opened';
  readonly reference: string;
}

export type HoldCode = HoldNotice['code'];

/** Title of an answer that is good and held; then what to do. */
export function noticeTitle({ code }: HoldNotice, language: Language): string {
  return titles[code][language];
}

/** One paragraph. What anybody could have written stands in code spans. */
export function noticeText(notice: Notice, language: Language): string {
  const { fr, en } = textOf(notice);
  // `!7` is a name, not the end of a sentence.
  const text = language === 'en' ? en : notice.code === 'opened' ? fr : frenchSpaces(fr);
  const { link } = { link: null, ...notice };
  if (link === null) return text;
  const shown = language === 'fr' ? 'ce formulaire, déjà rempli' : 'this form, filled in already';
  return `${text} [${shown}](<${link}>).`;
}

/** The whole comment where there is no verdict any more: title, text, who can be reached. */
export function noticeMarkdown(
  notice: HoldNotice,
  signature: Signature,
  language: Language,
): string {
  const other = language === 'fr' ? 'en' : 'fr';
  const body = (spoken: Language) =>
    [
      `### ${noticeTitle(notice, spoken)}`,
      noticeText(notice, spoken),
      footer(signature, spoken),
    ].join('\n\n');
  const folded = `<details><summary>${words[other].name}</summary>`;
  return [body(language), folded, body(other), '</details>\n'].join('\n\n');
}

// --- internal ---

const titles: Readonly<Record<HoldCode, Bilingual>> = {
  'requests-off': {
    fr: '⏸️ Demande complète, mais les demandes ne sont pas ouvertes',
    en: '⏸️ The request is complete, but requests are not open',
  },
  'needs-sponsor': {
    fr: '⏸️ Demande complète, en attente d’un parrain',
    en: '⏸️ The request is complete, and needs a sponsor',
  },
  'not-owner': {
    fr: '⏸️ Demande complète, à faire par le groupe propriétaire',
    en: '⏸️ The request is complete, and is for the owning group to make',
  },
  'already-asked': {
    fr: '⏸️ Vous avez déjà une demande ouverte pour ce cahier',
    en: '⏸️ You already have an open request for this notebook',
  },
  confidential: {
    fr: '⏸️ Demande complète, mais confidentielle',
    en: '⏸️ The request is complete, but confidential',
  },
  conflict: {
    fr: '⏸️ Demande complète, à concilier avec une modification d’un mainteneur',
    en: '⏸️ The request is complete, and has to be reconciled with a maintainer’s change',
  },
  'answer-limit': {
    fr: '⏸️ Cette demande ne reçoit plus de réponse automatique',
    en: '⏸️ This request gets no automatic answer any more',
  },
};

function textOf(notice: Notice): Bilingual {
  switch (notice.code) {
    case 'requests-off':
      return {
        fr: 'L’institut n’a pas encore dit qui peut demander un cahier. La demande reste ici, intacte ; un mainteneur la reprendra quand ce sera réglé.',
        en: 'The institute has not yet said who may ask for a notebook. The request stays here untouched; a maintainer will come back to it once that is settled.',
      };
    case 'needs-sponsor':
      return sponsor(notice.group, notice.link !== null);
    case 'not-owner':
      return owner(notice.slug, notice.link !== null);
    case 'already-asked':
      return {
        fr: `La demande #${notice.number} est la vôtre et porte sur le même cahier : modifiez-la, elle se met à jour d’elle-même, puis fermez celle-ci. Si c’est celle-ci qui compte, fermez l’autre, puis modifiez celle-ci.`,
        en: `Request #${notice.number} is yours and about the same notebook: edit it, it updates by itself, then close this one. If this is the one that counts, close the other, then edit this one.`,
      };
    case 'confidential':
      return {
        fr: 'Une demande confidentielle ne peut pas aboutir : la demande de fusion qui en sortirait serait lisible par tous. Rendez-la publique, après en avoir retiré ce qui ne doit pas l’être.',
        en: 'A confidential request cannot be carried out: everybody could read the merge request that comes of it. Make it public, after taking out what must not be.',
      };
    case 'conflict':
      return {
        fr: `Un mainteneur a modifié lui-même ${codeSpan(notice.path)}, et votre demande, telle qu’elle est maintenant, ne s’accorde pas avec ce qu’il a écrit. Rien n’est perdu et rien n’a été écrasé : un mainteneur réglera cela à la main et vous répondra ici.`,
        en: `A maintainer has changed ${codeSpan(notice.path)} by hand, and your request as it is now does not go together with what they wrote. Nothing is lost and nothing was overwritten: a maintainer will settle it by hand and answer you here.`,
      };
    case 'answer-limit':
      return {
        fr: `La réponse a déjà changé ${notice.limit} fois : elle ne change plus. Écrivez un commentaire, un mainteneur reprendra la demande.`,
        en: `The answer has changed ${notice.limit} times: it changes no more. Write a comment, and a maintainer will take the request over.`,
      };
    case 'opened':
      return {
        fr: `La suite se prépare dans la demande de fusion ${notice.reference}.`,
        en: `What follows is being prepared in the merge request ${notice.reference}.`,
      };
  }
}

function sponsor(group: string, isLinked: boolean): Bilingual {
  const of = codeSpan(group);
  return {
    fr: `Pour aboutir, une demande doit venir d’un membre du groupe ${of}, dont vous ne faites pas partie. Un membre de ce groupe peut vous parrainer : il envoie la même demande sous son nom, et vous fermez celle-ci. Une étiquette ou un commentaire n’y suffisent pas.${isLinked ? ' Ce membre n’a qu’à ouvrir' : ''}`,
    en: `To be carried out, a request has to come from a member of the group ${of}, which you are not part of. A member of that group can sponsor you: they send the same request under their own name, and you close this one. A label or a comment is not enough.${isLinked ? ' That member only has to open' : ''}`,
  };
}

function owner(slug: string, isLinked: boolean): Bilingual {
  const of = codeSpan(slug);
  return {
    fr: `Seuls le groupe à qui appartient ${of} et les mainteneurs peuvent demander cela ; vous n’êtes ni membre de ce groupe ni mainteneur. Un membre du groupe peut envoyer la même demande sous son nom ; fermez alors celle-ci.${isLinked ? ' Ce membre n’a qu’à ouvrir' : ''}`,
    en: `Only the group that owns ${of} and the maintainers can ask for this; you are neither. A member of the group can send the same request under their own name; then close this one.${isLinked ? ' That member only has to open' : ''}`,
  };
}
