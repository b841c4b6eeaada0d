import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { openCloningBudget } from '../budget.ts';
import { disruptionBudget } from '../disruption.ts';
import type { KubernetesObject } from '../object.ts';
import { container } from '../pod.ts';
import { service } from '../service.ts';
import { statefulSet } from '../stateful-set.ts';
import { scratch } from '../volumes.ts';
import { partImage } from './image.ts';

/** Where eLabFTW finds the editor. */
export const openCloningPlace = { host: 'opencloning', port: 8000 } as const;

/** The address that nginx proxies to, with the slash that the image wants. */
export const openCloningUrl = `http://${openCloningPlace.host}:${openCloningPlace.port}/`;

/**
 * The editor of DNA sequences, a stateless service beside the notebook
 * (facts/elabftw.md 8). Its Service is not headless: nginx resolves the name once,
 * at its own start, when no pod may be ready. Switched on by the ring
 * (`opencloning`).
 */
export function openCloningObjects(
  resolved: Resolved,
  platform: Platform,
): readonly KubernetesObject[] {
  const { host, port } = openCloningPlace;
  const common = { role: 'opencloning', wave: 'parts', portName: 'http', port } as const;
  const governing = `${host}-pods`;
  return [
    service(resolved, { ...common, name: host, headless: false }),
    service(resolved, { ...common, name: governing, headless: true }),
    disruptionBudget(resolved, 'opencloning', 'parts'),
    statefulSet(resolved, {
      role: 'opencloning',
      wave: 'parts',
      serviceName: governing,
      user: 'opencloning',
      priority: 'web',
      graceSeconds: 30,
      containers: [
        container({
          name: host,
          image: partImage('opencloning', platform),
          user: 'opencloning',
          budget: openCloningBudget,
          command: ['sh', './docker_entrypoint.sh'],
          env: [
            { name: 'ALLOWED_ORIGINS', value: '*' },
            { name: 'BACKEND_URL', value: '/opencloning/' },
            { name: 'DATABASE', value: 'elabftw' },
            { name: 'ROOT_PATH', value: '/opencloning' },
            { name: 'SHOW_APP_BAR', value: 'false' },
          ],
          ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          startupProbe: { tcpSocket: { port: 'http' }, periodSeconds: 5, failureThreshold: 60 },
          livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 20, failureThreshold: 3 },
          // FastAPI's own description, which says that the application answers.
          readinessProbe: {
            httpGet: { path: '/openapi.json', port: 'http', scheme: 'HTTP' },
            periodSeconds: 10,
            timeoutSeconds: 5,
            failureThreshold: 3,
          },
        }),
      ],
      volumes: [scratch('tmp', 256)],
    }),
  ];
}
