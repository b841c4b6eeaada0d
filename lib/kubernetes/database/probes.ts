import type { Probe } from '../types.ts';
import { databasePaths } from './settings.ts';

/**
 * Credentials come from files that `start-database.sh` writes, never from the
 * command line. A start may take 30 minutes: neither the first initialisation nor
 * the recovery after a crash may be killed half-way.
 */
export const databaseProbes: Readonly<
  Record<'startupProbe' | 'livenessProbe' | 'readinessProbe', Probe>
> = {
  startupProbe: {
    exec: { command: answers() },
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 180,
  },
  // Alive even when every connection is taken: the administrator has one of its own.
  livenessProbe: {
    exec: {
      command: ['mysqladmin', `--defaults-file=${databasePaths.run}/root.cnf`, 'ping'],
    },
    periodSeconds: 20,
    timeoutSeconds: 10,
    failureThreshold: 6,
  },
  readinessProbe: {
    exec: { command: answers() },
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 3,
  },
};

// --- internal ---

/** The application's own way in: its account, over TLS, to its database. */
function answers(): readonly string[] {
  return [
    'mysql',
    `--defaults-file=${databasePaths.run}/application.cnf`,
    '--batch',
    '--execute=SELECT 1',
  ];
}
