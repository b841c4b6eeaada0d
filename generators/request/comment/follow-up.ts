import { codeSpan, frenchSpaces, safeSentence } from '../../../lib/base/encode/index.ts';
import type { Language } from '../../../lib/base/index.ts';
import type { Ground } from '../screening/approvals.ts';
import type { Answer } from '../verdict/answer.ts';
import type { Part } from './part.ts';

/** What follows from the verdict: the link to the current form, who approves, who answers. */
export function followUp(
  { prefilled, approvals, routed }: Answer,
  language: Language,
): readonly Part[] {
  const said = sentences[language];
  return [
    ...(prefilled === null ? [] : [{ head: `[${said.prefilled}](<${prefilled}>)`, rows: [] }]),
    ...(routed === null ? [] : [{ head: said.routed(routed.team), rows: [] }]),
    ...(approvals.length === 0
      ? []
      : [
          {
            head: `#### ${said.approvals}\n`,
            rows: approvals.map(({ title, grounds }) => {
              const why = grounds.map((ground) => groundText(ground, language)).join(said.between);
              const line = `${safeSentence(title[language])}${said.colon} ${why}`;
              return `- ${language === 'fr' ? frenchSpaces(line) : line}`;
            }),
          },
        ]),
  ];
}

// --- internal ---

/** Why, and by which document they decide: the one that was cited, or the one that is missing. */
function groundText({ why, document }: Ground, language: Language): string {
  const said = sentences[language];
  const reason = safeSentence(why[language]);
  if (document === undefined) return reason;
  const name = safeSentence(document.name[language]);
  return document.given === null
    ? `${reason} (${said.missing} ${name})`
    : `${reason} (${name}${said.colon} ${codeSpan(document.given)})`;
}

const sentences = {
  fr: {
    prefilled: 'Ouvrir le formulaire actuel, rempli de vos réponses si un lien peut les porter',
    routed: (team: string) => `Votre question est transmise à ${team}, qui répondra ici.`,
    approvals: 'Qui doit encore approuver',
    colon: ' :',
    between: ' ; ',
    missing: 'document à fournir :',
  },
  en: {
    prefilled: 'Open the current form, filled in with your answers if a link can carry them',
    routed: (team: string) => `Your question goes to ${team}, who will answer here.`,
    approvals: 'Who has yet to approve',
    colon: ':',
    between: '; ',
    missing: 'document to provide:',
  },
} as const;
