/** Pilots: what may follow what, what is due when, and what happens when nobody is there. */

export { type PilotAction, pilotActions, reminderDays } from './actions.ts';
export { type Deadline, type DeadlineKind, pilotDeadlines } from './deadlines.ts';
export { pilotIssue, pilotIssueMarker } from './issue.ts';
export { mayPilotFollow, type Pilot, type PilotState, pilotPassages } from './states.ts';
export { type Passed, passPilot } from './transition.ts';
export { isInOffice, type Vacancy, type VacancyStep, vacancyOf, vacancySteps } from './vacancy.ts';
