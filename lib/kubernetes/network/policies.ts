import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { databaseContract } from '../database/index.ts';
import { containerFacts } from '../facts.ts';
import { metadata, type Role, roleSelector } from '../labels.ts';
import type { KubernetesObject } from '../object.ts';
import { openCloningPlace, redisPlace } from '../parts/index.ts';
import type { EgressRule, IngressRule, NetworkPolicy } from '../types.ts';
import { outByName } from './by-name.ts';
import { databaseOutside, type Outside, webOutside } from './outside.ts';
import { fromGateway, fromRoles, toDns, toOutside, toRole } from './peers.ts';

/** Nothing in, nothing out, for every pod that the other policies do not name. */
export function defaultDeny(resolved: Resolved): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(resolved, 'default-deny', 'boundary'),
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}

/** Who may speak to whom, one policy a role, each selecting exactly one label. */
export function rolePolicies(resolved: Resolved, platform: Platform): readonly KubernetesObject[] {
  return walls(resolved, platform).flatMap((wall) => policiesOf(resolved, wall));
}

// --- internal ---

interface Wall {
  readonly role: Role;
  readonly ingress: readonly IngressRule[];
  /** Inside the cluster. */
  readonly egress: readonly EgressRule[];
  readonly outside: readonly Outside[];
}

function walls(resolved: Resolved, platform: Platform): readonly Wall[] {
  const { port } = databaseContract(resolved);
  const page = containerFacts(resolved).port;
  const toDatabase = resolved.database.kind === 'dedicated' ? [toRole('database', port)] : [];
  const hasRedis = resolved.switches.has('redis');
  const hasOpenCloning = resolved.switches.has('opencloning');
  return [
    {
      role: 'web',
      ingress: [fromGateway(resolved, page), fromRoles(reconcilers, page)],
      egress: [
        ...toDatabase,
        ...(hasRedis ? [toRole('redis', redisPlace.port)] : []),
        ...(hasOpenCloning ? [toRole('opencloning', openCloningPlace.port)] : []),
      ],
      outside: webOutside(resolved, platform),
    },
    {
      role: 'prepare',
      // Nobody calls a job: it may be called by itself alone.
      ingress: [fromRoles(['prepare'], port)],
      egress: toDatabase,
      outside: databaseOutside(resolved),
    },
    ...reconcilers.map(
      (role): Wall => ({
        role,
        ingress: [fromRoles([role], page)],
        egress: [toRole('web', page)],
        outside: [],
      }),
    ),
    ...(toDatabase.length > 0 ? [listener('database', ['web', 'prepare'], port)] : []),
    ...(hasRedis ? [listener('redis', ['web'], redisPlace.port)] : []),
    ...(hasOpenCloning ? [listener('opencloning', ['web'], openCloningPlace.port)] : []),
  ];
}

/** Those that speak to eLabFTW's API: past the gateway, to the page and to nothing else. */
const reconcilers = ['configure', 'drift'] as const satisfies readonly Role[];

/** A pod that answers and asks for nothing but names. */
function listener(role: Role, callers: readonly Role[], port: number): Wall {
  return { role, ingress: [fromRoles(callers, port)], egress: [], outside: [] };
}

function policiesOf(resolved: Resolved, wall: Wall): readonly KubernetesObject[] {
  const byName = resolved.cluster.has.cilium && wall.outside.length > 0;
  const egress = [toDns(resolved), ...wall.egress, ...(byName ? [] : wall.outside.map(toOutside))];
  return [
    policy(resolved, wall.role, wall.ingress, egress),
    ...(byName ? [outByName(resolved, wall.role, wall.outside)] : []),
  ];
}

function policy(
  resolved: Resolved,
  role: Role,
  ingress: readonly IngressRule[],
  egress: readonly EgressRule[],
): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(resolved, role, 'boundary'),
    spec: {
      podSelector: roleSelector(role),
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress,
    },
  };
}
