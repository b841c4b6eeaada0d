import { codeSpan, frenchSpaces } from '../../../lib/base/encode/index.ts';
import type { Language } from '../../../lib/base/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { writtenMoment } from './moment.ts';

/** Who answers, and when. */
export interface Signature {
  readonly platform: Platform;
  /** When the answer was made: an instant or a day. No clock here: it comes from outside. */
  readonly answeredAt?: string;
}

/** The last line of a comment: when it was written, and how to reach a human. */
export function footer({ platform, answeredAt }: Signature, language: Language): string {
  const { support, forge, timeZone } = platform.institute;
  const said = sentences[language];
  const when = answeredAt === undefined ? '' : writtenMoment(answeredAt, timeZone, language);
  // In code spans: named, so that whoever asks can mention the team; not called at every answer.
  const human = said.human(codeSpan(forge.teams.maintainers), codeSpan(support.mailbox));
  const line = [
    ...(when === '' ? [] : [`${said.answered} ${when}.`]),
    `${human} [${said.help}](<${support.url}>)`,
  ].join(' ');
  return language === 'fr' ? frenchSpaces(line) : line;
}

/**
 * The wanted comment, or the old one where they differ only in when they were written:
 * nothing changed, so nothing is touched.
 */
export function keepTime(wanted: string, old: string | undefined): string {
  return old !== undefined && withoutTime(old) === withoutTime(wanted) ? old : wanted;
}

// --- internal ---

const sentences = {
  fr: {
    answered: 'Réponse du',
    human: (team: string, mailbox: string) =>
      `Une question ? Écrivez un commentaire ci-dessous en citant ${team} : une personne vous lira. Vous pouvez aussi écrire à ${mailbox}.`,
    help: 'Aide',
  },
  en: {
    answered: 'Answered on',
    human: (team: string, mailbox: string) =>
      `A question? Write a comment below and mention ${team}: a person will read it. You can also write to ${mailbox}.`,
    help: 'Help',
  },
} as const;

/** No text of a requester's begins a line, so that only our own footers match. */
function withoutTime(comment: string): string {
  return comment.replace(/^(?:Réponse du|Answered on) [^.\n]*\./gm, '');
}
