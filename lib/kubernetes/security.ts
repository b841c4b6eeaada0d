import type { ContainerSecurity, PodSecurity } from './types.ts';

/**
 * Users of the pods, all above 10000 so that none is an account of a node
 * (facts/hardening.md D.2, row 4). The group has the same number.
 *
 * `hostUsers: false` is not set: a pod in a user namespace needs volumes that the
 * kernel can map ids on, and NFS, which one cluster's storage speaks, cannot; its
 * pods would not start.
 */
export const users = {
  elabftw: 10001,
  mysql: 10002,
  redis: 10003,
  opencloning: 10004,
} as const satisfies Record<string, number>;

export type User = keyof typeof users;

/** Pod Security "restricted" and more; the volumes belong to the pod's group. */
export function podSecurity(user: User): PodSecurity {
  return {
    runAsNonRoot: true,
    runAsUser: users[user],
    runAsGroup: users[user],
    fsGroup: users[user],
    // A large claim must not be walked through at every start.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
    appArmorProfile: { type: 'RuntimeDefault' },
  };
}

/** The same once more on each container: some checkers look only there. */
export function containerSecurity(user: User): ContainerSecurity {
  return {
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: users[user],
    runAsGroup: users[user],
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
    appArmorProfile: { type: 'RuntimeDefault' },
  };
}
