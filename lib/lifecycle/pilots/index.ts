/** Pilots: what may follow what, what is due when, and what happens when nobody is there. */

export { byDay, type PilotAction, pilotActions, reminderDays } from './actions.ts';
export { type Deadline, type DeadlineKind, pilotDeadlines } from './deadlines.ts';
export { pilotIssue, pilotIssueMarker } from './issue.ts';
export { type PilotsOutput, pilotsOutputSchema } from './output.ts';
export { mayPilotFollow, type Pilot, type PilotState, pilotPassages } from './states.ts';
export { pilotTable } from './table.ts';
export { type Passed, passPilot } from './transition.ts';
export { isInOffice, type Vacancy, type VacancyStep, vacancyOf, vacancySteps } from './vacancy.ts';
export { deeds, vacancyDeeds } from './words.ts';
