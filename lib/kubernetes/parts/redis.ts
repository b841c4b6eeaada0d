import type { Programs, SecretKey } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { redisBudget } from '../budget.ts';
import { fileMap } from '../config-map.ts';
import { disruptionBudget } from '../disruption.ts';
import type { KubernetesObject } from '../object.ts';
import { programsFolder } from '../php.ts';
import { container } from '../pod.ts';
import { secretKey } from '../secrets/index.ts';
import { service } from '../service.ts';
import { statefulSet } from '../stateful-set.ts';
import type { Probe } from '../types.ts';
import { files, memory, scratch, secretFiles } from '../volumes.ts';
import { partImage } from './image.ts';

/** Where eLabFTW finds its sessions when redis keeps them. */
export const redisPlace = {
  host: 'redis',
  port: 6379,
  password: secretKey('redis'),
} as const satisfies { host: string; port: number; password: SecretKey };

/**
 * Sessions that outlive a restart of the web pod. In memory only: what is lost with
 * this pod costs a login. Switched on by the ring (`redis`).
 */
export function redisObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const name = redisPlace.host;
  const start = fileMap(resolved, name, {
    'start-redis.sh': programs['start-redis.sh'],
  });
  return [
    start,
    service(resolved, {
      name,
      role: 'redis',
      wave: 'parts',
      portName: 'redis',
      port: redisPlace.port,
      headless: true,
    }),
    disruptionBudget(resolved, 'redis', 'parts'),
    statefulSet(resolved, {
      role: 'redis',
      wave: 'parts',
      serviceName: name,
      user: 'redis',
      priority: 'web',
      graceSeconds: 10,
      containers: [
        container({
          name,
          image: partImage('redis', platform),
          user: 'redis',
          budget: redisBudget,
          command: ['/bin/sh', `${programsFolder}/start-redis.sh`],
          ports: [{ name: 'redis', containerPort: redisPlace.port, protocol: 'TCP' }],
          volumeMounts: [
            { name: 'password', mountPath: '/secrets/redis', readOnly: true },
            { name: 'programs', mountPath: programsFolder, readOnly: true },
            { name: 'run', mountPath: '/run/redis' },
            { name: 'tmp', mountPath: '/tmp' },
          ],
          startupProbe: { ...answers, periodSeconds: 2, failureThreshold: 30 },
          livenessProbe: { tcpSocket: { port: 'redis' }, periodSeconds: 20, failureThreshold: 3 },
          readinessProbe: { ...answers, periodSeconds: 10, failureThreshold: 3 },
        }),
      ],
      volumes: [
        secretFiles('password', { password: redisPlace.password }),
        files('programs', start.metadata.name),
        memory('run', 16),
        scratch('tmp', 16),
      ],
    }),
  ];
}

// --- internal ---

/** Logs in with the password from its file, which no command line shows. */
const answers: Probe = {
  exec: {
    command: [
      '/bin/sh',
      '-c',
      'REDISCLI_AUTH="$(cat /secrets/redis/password)" redis-cli ping | grep -q PONG',
    ],
  },
  timeoutSeconds: 5,
};
