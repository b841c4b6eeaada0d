import { frenchSpaces, safeSentence } from '../../base/encode/index.ts';
import type { PilotAction } from './actions.ts';

/** By which the one issue of an instance is known. */
export function pilotIssueMarker(slug: string): string {
  return `pilots/${slug}`;
}

/** Title and body of that issue: French first, for it is pilots who read it. */
export function pilotIssue(
  slug: string,
  actions: readonly PilotAction[],
): { readonly title: string; readonly body: string } {
  const lines = (language: 'fr' | 'en') =>
    actions.map(
      ({ text }) => `- [ ] ${safeSentence(language === 'fr' ? frenchSpaces(text.fr) : text.en)}`,
    );
  return {
    title: `Pilotes de ${slug} : ${actions.length === 1 ? 'une échéance' : `${actions.length} échéances`}`,
    body: [
      'Cette demande est tenue à jour par le service ; elle se ferme d’elle-même.',
      lines('fr').join('\n'),
      '---',
      'This issue is kept up to date by the service; it closes by itself.',
      lines('en').join('\n'),
      '',
    ].join('\n\n'),
  };
}
