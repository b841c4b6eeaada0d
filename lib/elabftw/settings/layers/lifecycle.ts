import type { Bilingual } from '../../../base/index.ts';
import { addDays, daysInState, type Resolved } from '../../../instance/index.ts';
import { type Choices, choose } from '../choice.ts';
import { filteredText } from '../plain-text.ts';

/** What the state of the instance tells its users, and whom it still lets in. */
export function lifecycleLayer({ instance }: Resolved): Choices {
  const { state, language } = instance;
  const text = announcements(instance.history)[state];
  // Who is told that the notebook closes need not hear that it wants a pilot.
  const vacancy = text === undefined ? vacancyLayer(instance) : {};
  return {
    ...vacancy,
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

/** Nobody is in charge: users are told, and in the end nobody new comes in. facts/service.md B.3. */
function vacancyLayer({ vacancy, language }: Resolved['instance']): Choices {
  if (vacancy === undefined) return {};
  const text: Bilingual = {
    fr: `Ce cahier n’a plus de pilote depuis le ${vacancy.since}. Il reste ouvert et rien n’y est supprimé. La direction de l’unité est invitée à désigner un pilote.`,
    en: `This notebook has had no pilot since ${vacancy.since}. It stays open and nothing in it is deleted. The head of the unit is asked to name a pilot.`,
  };
  return {
    announcement: choose(
      filteredText(text[language]),
      'Nobody is in charge of the instance.',
      'facts/service.md B.3',
    ),
    ...(vacancy.step === 'no-new-accounts' ? unattended : {}),
  };
}

const unattended: Choices = {
  saml_user_default: choose('0', 'Nobody is there to validate an account.', 'facts/service.md B.3'),
  admins_create_users: choose(
    '0',
    'Nobody is there to answer for an account.',
    'facts/service.md B.3',
  ),
};

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
