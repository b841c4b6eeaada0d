import { addDays } from '../../instance/index.ts';
import { agentCheck, type Check } from '../check.ts';

/** Whether what was declared holds, as the reconciler found it at its last run (issue 7). */
export const driftChecks: readonly Check[] = [
  agentCheck(
    'drift-settings',
    'drift',
    'probe.sh settings',
    [
      'high',
      'Les réglages étaient tels que déclarés à la dernière tâche de dérive.',
      'The settings were as declared when the drift job last ran.',
      'Lisez le journal de la tâche de dérive : il nomme ce qui diffère.',
      'Read the log of the drift job: it names what differs.',
    ],
    ({ settings }, { evidence }) => {
      if (settings === undefined) return undefined;
      // It runs every hour: one of the day before yesterday is a job that no longer runs.
      const isRecent = settings.on >= addDays(evidence.collectedOn, -1);
      const word = settings.asDeclared ? 'as declared' : 'differing';
      return { ok: settings.asDeclared && isRecent, seen: `${word} on ${settings.on}` };
    },
  ),
];
