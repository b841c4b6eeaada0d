import type { Resolved } from '../instance/index.ts';
import { label, metadata, type Role } from './labels.ts';
import type { Service } from './types.ts';
import type { Wave } from './waves.ts';

export interface ServiceParts {
  readonly name: string;
  readonly role: Role;
  readonly wave: Wave;
  /** Name of the container's port, and of the service's. */
  readonly portName: string;
  readonly port: number;
  /**
   * Headless: the name resolves to the pod itself, and only while it is ready. What
   * a StatefulSet is governed by.
   */
  readonly headless: boolean;
}

/** IPv4 only: eLabFTW's nginx listens on nothing else (facts/elabftw.md 10). */
export function service(resolved: Resolved, parts: ServiceParts): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(resolved, parts.name, parts.wave),
    spec: {
      type: 'ClusterIP',
      ...(parts.headless ? { clusterIP: 'None' } : {}),
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      selector: { [label.role]: parts.role },
      ports: [
        { name: parts.portName, port: parts.port, protocol: 'TCP', targetPort: parts.portName },
      ],
    },
  };
}
