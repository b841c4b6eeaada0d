import type { ContainerFacts } from '../../elabftw/index.ts';
import type { Probe } from '../types.ts';

/** Name of the web container's port. */
export const httpPort = 'http';

/**
 * One endpoint each (facts/elabftw.md 2.4): PHP answers, nginx answers, the database
 * answers. A database that is down takes the pod out of the route and restarts
 * nothing.
 */
export function webProbes({
  probes,
}: ContainerFacts): Readonly<Record<'startupProbe' | 'livenessProbe' | 'readinessProbe', Probe>> {
  return {
    startupProbe: { ...get(probes.startup), periodSeconds: 5, failureThreshold: 60 },
    livenessProbe: { ...get(probes.liveness), periodSeconds: 20, failureThreshold: 6 },
    readinessProbe: { ...get(probes.readiness), periodSeconds: 10, failureThreshold: 3 },
  };
}

// --- internal ---

function get(path: string): Probe {
  return { httpGet: { path, port: httpPort, scheme: 'HTTP' }, timeoutSeconds: 5 };
}
