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
  // No boxes to tick: the body is written anew each time, and a tick would be lost.
  const lines = (language: 'fr' | 'en') =>
    actions.map(
      ({ text }) => `- ${safeSentence(language === 'fr' ? frenchSpaces(text.fr) : text.en)}`,
    );
  const count = actions.length;
  return {
    title: frenchSpaces(
      `Pilotes de ${slug} : ${count === 1 ? 'une action attendue' : `${count} actions attendues`}`,
    ),
    body: [
      'Ce qui suit est attendu pour ce cahier. Cette page est tenue à jour par le service et se ferme d’elle-même une fois tout en ordre. Les règles se trouvent dans `docs/reference/pilotes.md`.',
      lines('fr').join('\n'),
      '---',
      'This is expected for this notebook. The service keeps this page up to date, and it closes by itself once all is in order. The rules stand in `docs/reference/pilots.md`.',
      lines('en').join('\n'),
      '',
    ].join('\n\n'),
  };
}
