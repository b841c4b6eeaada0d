import { z } from 'zod';
import { exitStatus, FleetError } from '../../../../lib/base/index.ts';

/** What Argo CD says of a notebook's Application. */
export interface Deployment {
  readonly slug: string;
  /** Commit that it compared the cluster with. */
  readonly revision: string;
  /** Everything of that commit was applied, and the operation that did it is over. */
  readonly isSynced: boolean;
  readonly isHealthy: boolean;
  /** Day of the last operation's end, `YYYY-MM-DD`. */
  readonly syncedOn?: string;
  readonly healthyOn?: string;
  /** Something that will not mend itself by waiting. */
  readonly isBroken: boolean;
  /** The last operation ended without having applied everything. */
  readonly hasFailed?: boolean;
  /** Since when it is not healthy, ISO 8601. */
  readonly unhealthySince?: string;
}

/**
 * Reads an Application as `kubectl get application -o json` prints it. No message of it is
 * kept: they are written by whatever runs in the cluster.
 *
 * @throws {FleetError} `APPLICATION_SHAPE`.
 */
export function readDeployment(json: unknown): Deployment {
  const read = application.safeParse(json);
  if (!read.success) {
    const [first] = read.error.issues;
    throw new FleetError({
      code: 'APPLICATION_SHAPE',
      what: `This is not an Application of Argo CD: ${first?.message ?? 'it has another shape'}.`,
      where: first?.path.join('.') || '--application',
      fix: 'Give one, as kubectl get application SLUG -o json prints it.',
      exit: exitStatus.usage,
    });
  }
  const { metadata, status } = read.data;
  const { sync, health, operationState } = status;
  const phase = operationState?.phase;
  const isSynced = sync.status === 'Synced' && phase === 'Succeeded';
  const syncedOn = operationState?.finishedAt?.slice(0, 10);
  const isHealthy = health.status === 'Healthy';
  const changedAt = health.lastTransitionTime;
  const healthyOn = changedAt?.slice(0, 10);
  const hasFailed = phase === 'Failed' || phase === 'Error';
  return {
    slug: metadata.name,
    revision: sync.revision ?? '',
    isSynced,
    isHealthy,
    ...(syncedOn === undefined ? {} : { syncedOn }),
    ...(healthyOn === undefined ? {} : { healthyOn }),
    isBroken: hasFailed || health.status === 'Degraded',
    ...(hasFailed ? { hasFailed } : {}),
    ...(isHealthy || changedAt === undefined ? {} : { unhealthySince: changedAt }),
  };
}

// --- internal ---

const time = z.iso.datetime().optional();

const application = z.looseObject({
  kind: z.literal('Application'),
  metadata: z.looseObject({ name: z.string() }),
  // Before the first look at the cluster there is no status.
  status: z
    .looseObject({
      sync: z
        .looseObject({ status: z.string(), revision: z.string().optional() })
        .default({ status: 'Unknown' }),
      health: z
        .looseObject({ status: z.string().default('Unknown'), lastTransitionTime: time })
        .default({ status: 'Unknown' }),
      operationState: z.looseObject({ phase: z.string(), finishedAt: time }).optional(),
    })
    .default({ sync: { status: 'Unknown' }, health: { status: 'Unknown' } }),
});
