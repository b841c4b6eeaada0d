import type { Finding } from '../../base/index.ts';
import type { Platform } from '../../platform/index.ts';
import { type DeadlineKind, pilotDeadlines } from './deadlines.ts';
import { mayPilotFollow, type Pilot, type PilotState } from './states.ts';

export type Passed =
  | { readonly ok: true; readonly pilot: Pilot }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * The pilot in its next state on the day `today`, or why not. Trained asks for the basic
 * course, active also for a running mandate and the charter. Archiving ends the mandate
 * that day, so that a vacancy counts from when somebody really left.
 */
export function passPilot(pilot: Pilot, to: PilotState, platform: Platform, today: string): Passed {
  if (!mayPilotFollow(pilot.state, to))
    return { ok: false, findings: [noPassage(pilot.state, to)] };
  const findings = lacking(pilot, to, platform, today);
  if (findings.length > 0) return { ok: false, findings };
  const { mandate } = pilot;
  const ends = to === 'archived' && mandate.from <= today && today < mandate.until;
  return {
    ok: true,
    pilot: { ...pilot, state: to, mandate: ends ? { ...mandate, until: today } : mandate },
  };
}

// --- internal ---

const asked: Readonly<Record<PilotState, readonly DeadlineKind[]>> = {
  proposed: [],
  trained: ['training'],
  active: ['training', 'mandate', 'charter'],
  leaving: [],
  archived: [],
};

function lacking(pilot: Pilot, to: PilotState, platform: Platform, today: string): Finding[] {
  const { basicCourse } = platform.granularity;
  const followed = pilot.training.some(({ course, on }) => course === basicCourse && on <= today);
  const late = pilotDeadlines(pilot, platform)
    // The charter is accepted before the office begins: the days of grace are for those who hold it.
    .filter(
      ({ kind, due }) => due < today || kind === 'charter' || (kind === 'training' && !followed),
    )
    .map(({ kind }) => kind);
  const early = pilot.mandate.from > today ? (['mandate'] as const) : [];
  return asked[to].filter((kind) => [...late, ...early].includes(kind)).map((kind) => lacks[kind]);
}

function noPassage(from: PilotState, to: PilotState): Finding {
  return {
    code: 'pilot-passage',
    level: 'error',
    field: 'state',
    fr: `Un pilote « ${from} » ne devient pas « ${to} ».`,
    en: `A pilot who is “${from}” does not become “${to}”.`,
    fix: { fr: 'Suivez les étapes une à une.', en: 'Take the steps one by one.' },
  };
}

const lacks: Readonly<Record<DeadlineKind, Finding>> = {
  training: lack(
    'training',
    'La formation de base manque ou n’est plus valable.',
    'The basic course is missing or no longer valid.',
    'Faites suivre la formation, puis notez sa date.',
    'Have the course followed, then note its date.',
  ),
  mandate: lack(
    'mandate',
    'Le mandat ne court pas ce jour-là.',
    'The mandate does not run on that day.',
    'Corrigez les dates du mandat.',
    'Correct the dates of the mandate.',
  ),
  charter: lack(
    'charter',
    'La charte en vigueur n’est pas acceptée.',
    'The charter in force is not accepted.',
    'Faites accepter la charte, puis notez sa version et le jour.',
    'Have the charter accepted, then note its version and the day.',
  ),
  confirmation: lack(
    'lastConfirmed',
    'Le pilote n’a pas confirmé depuis un an.',
    'The pilot has not confirmed for a year.',
    'Demandez-lui de confirmer.',
    'Ask for a confirmation.',
  ),
};

function lack(field: string, fr: string, en: string, fixFr: string, fixEn: string): Finding {
  return {
    code: `pilot-lacks-${field.toLowerCase()}`,
    level: 'error',
    field,
    fr,
    en,
    fix: { fr: fixFr, en: fixEn },
  };
}
