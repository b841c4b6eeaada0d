import type { Platform } from '../../platform/index.ts';
import { addMonths } from '../days.ts';
import type { Found } from './found.ts';
import type { Pilot } from './pilots.ts';

/** Mandates and courses of one pilot, seen from a day. facts/service.md B.3. */
export function* pilotDateRules(
  pilot: Pilot,
  field: string,
  platform: Platform,
  today: string,
): Generator<Found> {
  if (pilot.state === 'archived') return;
  if (pilot.mandate.until < today) yield mandateEnded(field);
  if (pilot.state === 'active' && pilot.mandate.from > today) yield mandateNotBegun(field);

  const { basicCourse, trainingMonths } = platform.granularity;
  const days = pilot.training.filter((one) => one.course === basicCourse).map((one) => one.on);
  const last = days.sort().at(-1);
  if (pilot.training.some((one) => one.on > today)) yield trainingFuture(field);
  if (last !== undefined && addMonths(last, trainingMonths) < today) {
    yield trainingExpired(field, trainingMonths);
  }
}

// --- internal ---

function mandateEnded(field: string): Found {
  return {
    code: 'mandate-ended',
    level: 'error',
    field: `${field}.mandate.until`,
    fr: 'Le mandat de ce pilote a pris fin.',
    en: 'This pilot’s mandate has ended.',
    fix: {
      fr: 'Renouvelez le mandat, ou désignez un successeur et archivez ce pilote.',
      en: 'Renew the mandate, or name a successor and archive this pilot.',
    },
  };
}

function mandateNotBegun(field: string): Found {
  return {
    code: 'mandate-not-begun',
    level: 'warn',
    field: `${field}.mandate.from`,
    fr: 'Ce pilote est dit en fonction, mais son mandat n’a pas commencé.',
    en: 'This pilot is said to be in charge, but the mandate has not begun.',
    fix: {
      fr: 'Corrigez la date, ou ne déclarez ce pilote en fonction qu’au début de son mandat.',
      en: 'Correct the date, or declare this pilot in charge only when the mandate begins.',
    },
  };
}

function trainingFuture(field: string): Found {
  return {
    code: 'training-future',
    level: 'error',
    field: `${field}.training`,
    fr: 'Une formation est datée d’un jour à venir.',
    en: 'A course is dated on a day to come.',
    fix: {
      fr: 'N’indiquez que les formations déjà suivies.',
      en: 'Give only courses that have taken place.',
    },
  };
}

function trainingExpired(field: string, months: number): Found {
  return {
    code: 'training-expired',
    level: 'error',
    field: `${field}.training`,
    fr: `La formation de base date de plus de ${months} mois.`,
    en: `The basic course is more than ${months} months old.`,
    fix: {
      fr: 'Faites suivre à nouveau la formation, et notez la date.',
      en: 'Have the course followed again, and note the date.',
    },
  };
}
