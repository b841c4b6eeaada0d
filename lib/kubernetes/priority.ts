import type { PriorityClass } from './types.ts';

/**
 * Priority classes that pods name. The cluster's room renders them: a pod whose
 * class does not exist is refused.
 */
export const priorities = {
  database: 'eln-database',
  web: 'eln-web',
  job: 'eln-job',
} as const;

export type Priority = keyof typeof priorities;

/** Data first, then the page that shows it, then the jobs; none evicts the cluster's own. */
export function priorityClasses(): readonly PriorityClass[] {
  return [
    priorityClass('database', 10_000, 'Databases of electronic lab notebooks.'),
    priorityClass('web', 9000, 'Electronic lab notebooks as people see them.'),
    priorityClass('job', 8000, 'Jobs beside electronic lab notebooks.'),
  ];
}

// --- internal ---

function priorityClass(priority: Priority, value: number, description: string): PriorityClass {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: priorities[priority] },
    value,
    preemptionPolicy: 'PreemptLowerPriority',
    description,
  };
}
