import type { Bilingual } from '../../../base/index.ts';
import { addDays, daysInState, type Resolved } from '../../../instance/index.ts';
import { type Choices, choose } from '../choice.ts';
import { filteredText } from '../plain-text.ts';

/** What the state of the instance tells its users, and whom it still lets in. */
export function lifecycleLayer({ instance }: Resolved): Choices {
  const { state, language } = instance;
  const text = announcements(instance.history)[state];
  return {
    ...(text === undefined
      ? {}
      : {
          announcement: choose(
            filteredText(text[language]),
            `The instance is in the state ${state}.`,
            'facts/service.md C',
          ),
        }),
    ...(state === 'active' || state === 'notice' ? {} : closed),
  };
}

// --- internal ---

type History = Resolved['instance']['history'];

const closed: Choices = {
  saml_user_default: choose(
    '0',
    'A notebook that is being closed gets no new accounts.',
    'facts/service.md C',
  ),
  admins_create_users: choose(
    '0',
    'A notebook that is being closed gets no new accounts.',
    'facts/service.md C',
  ),
};

function announcements(
  history: History,
): Readonly<Partial<Record<Resolved['instance']['state'], Bilingual>>> {
  const from = readOnlyFrom(history);
  return {
    notice: {
      fr: `Ce cahier va fermer. À partir du ${from}, il ne pourra plus être modifié. Exportez ce dont vous avez besoin et adressez-vous à votre pilote.`,
      en: `This notebook is going to close. From ${from} on it can no longer be changed. Export what you need and speak to your pilot.`,
    },
    'read-only': {
      fr: 'Ce cahier est en cours de fermeture. N’y écrivez plus rien, ce qui y serait ajouté maintenant pourrait manquer dans l’archive.',
      en: 'This notebook is being closed. Do not write in it any more, what is added now may be missing from the archive.',
    },
    exported: {
      fr: 'Ce cahier a été exporté pour archivage. N’y écrivez plus rien, rien de ce qui y serait ajouté ne sera conservé.',
      en: 'This notebook has been exported for the archive. Do not write in it any more, nothing that is added will be kept.',
    },
  };
}

/** Notice lasts its days from the day on which it was last given. */
function readOnlyFrom(history: History): string {
  const given = history.findLast(({ state }) => state === 'notice');
  return given === undefined ? '…' : addDays(given.on, daysInState.notice ?? 0);
}
