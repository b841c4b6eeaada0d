import type { Platform } from '../../platform/index.ts';
import { addMonths } from '../days.ts';
import type { Instance } from '../schema/instance.ts';
import { isRunning } from '../states.ts';
import type { RuleCode } from './codes.ts';
import type { Found } from './found.ts';
import { pilotDateRules } from './pilot-dates.ts';

/** Months after which somebody is asked again whether the pilot is still there. facts/service.md B.3. */
const confirmationMonths = 12;

/** What time alone makes wrong. `today` is a day, `YYYY-MM-DD`. */
export function* dateRules(
  instance: Instance,
  platform: Platform,
  today: string,
): Generator<Found> {
  for (const [index, passage] of instance.history.entries()) {
    if (passage.on > today) yield future(`history[${index}].on`);
  }
  if (!isRunning(instance.state)) return;
  yield* endings(instance, today);
  for (const [index, pilot] of instance.pilots.entries()) {
    yield* pilotDateRules(pilot, `pilots[${index}]`, platform, today);
    const confirmed = pilot.lastConfirmed ?? pilot.mandate.from;
    if (pilot.state === 'active' && addMonths(confirmed, confirmationMonths) < today) {
      yield unconfirmed(`pilots[${index}].lastConfirmed`);
    }
  }
  if (instance.reviewOn < today) yield reviewDue;
}

// --- internal ---

function* endings(instance: Instance, today: string): Generator<Found> {
  const { pin, partners, provider, consortium, state, sensitivity } = instance;
  if (pin !== undefined && pin.until < today) {
    yield ended('pin-expired', 'pin.until', {
      fr: 'La version figée l’était jusqu’à une date désormais passée.',
      en: 'The release was pinned until a day that has passed.',
      fix: {
        fr: 'Retirez la version figée, ou justifiez une nouvelle date.',
        en: 'Remove the pin, or justify a new date.',
      },
    });
  }
  if (partners !== undefined && partners.until < today) {
    yield ended('partners-expired', 'partners.until', {
      fr: 'L’accès des partenaires privés devait finir à une date désormais passée.',
      en: 'The access of private partners was to end on a day that has passed.',
      fix: {
        fr: 'Restreignez le public, ou faites confirmer une nouvelle date par le garant.',
        en: 'Narrow the audience, or have the sponsor confirm a new date.',
      },
    });
  }
  if (consortium !== undefined && consortium.endsOn < today && state === 'active') {
    yield ended('consortium-ended', 'consortium.endsOn', {
      fr: 'Le consortium a pris fin, et l’instance est encore active.',
      en: 'The consortium has ended, and the instance is still active.',
      fix: {
        fr: 'Engagez le retrait de l’instance, ou donnez la nouvelle date de fin.',
        en: 'Start to retire the instance, or give the new end date.',
      },
    });
  }
  if (provider !== undefined && provider.until < today) {
    yield ended('contract-ended', 'provider.until', {
      fr: 'Le contrat avec le prestataire a pris fin.',
      en: 'The contract with the provider has ended.',
      fix: {
        fr: 'Indiquez la nouvelle échéance, ou engagez le retour des données.',
        en: 'Give the new end, or start to bring the data back.',
      },
    });
  }
  const qualification = provider?.qualification;
  if (
    qualification !== undefined &&
    qualification.until < today &&
    sensitivity.level !== 'ordinary'
  ) {
    yield ended('qualification-expired', 'provider.qualification.until', {
      fr: 'La qualification du prestataire a expiré.',
      en: 'The provider’s qualification has expired.',
      fix: {
        fr: 'Citez la qualification renouvelée, ou engagez le retour des données.',
        en: 'Cite the renewed qualification, or start to bring the data back.',
      },
    });
  }
}

function ended(
  code: RuleCode,
  field: string,
  text: { fr: string; en: string; fix: { fr: string; en: string } },
): Found {
  return { code, level: 'error', field, ...text };
}

function future(field: string): Found {
  return {
    code: 'history-future',
    level: 'error',
    field,
    fr: 'Ce passage est daté d’un jour à venir.',
    en: 'This passage is dated on a day to come.',
    fix: {
      fr: 'N’écrivez un passage que le jour où il a lieu.',
      en: 'Write a passage on the day it takes place.',
    },
  };
}

function unconfirmed(field: string): Found {
  return {
    code: 'confirmation-late',
    level: 'warn',
    field,
    fr: `Le pilote n’a rien confirmé depuis plus de ${confirmationMonths} mois.`,
    en: `The pilot has confirmed nothing for more than ${confirmationMonths} months.`,
    fix: {
      fr: 'Demandez-lui s’il est toujours en fonction, et notez la date.',
      en: 'Ask whether the pilot is still in charge, and note the date.',
    },
  };
}

const reviewDue: Found = {
  code: 'review-due',
  level: 'warn',
  field: 'reviewOn',
  fr: 'La date de réexamen de l’instance est passée.',
  en: 'The day on which the instance was to be reviewed has passed.',
  fix: {
    fr: 'Vérifiez avec les pilotes que tout est encore vrai, puis repoussez la date.',
    en: 'Check with the pilots that everything is still true, then move the date.',
  },
};
