import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Every write is recorded, once, without what was written; reads are not. */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'None', verbs: ['get', 'list', 'watch'] }, { level: 'Metadata' }],
};

/** One write that the API server was asked for. */
export interface AuditedWrite {
  readonly at: Date;
  readonly user: string;
  readonly verb: string;
  /** Where the API has what was written, without a query. */
  readonly path: string;
  /** HTTP status of the answer. */
  readonly status: number;
}

/** The writes since a moment, in the order of the log; without those that were only tried. */
export async function readAudit(file: string, since: Date): Promise<readonly AuditedWrite[]> {
  const writes: AuditedWrite[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const event = JSON.parse(line) as AuditEvent;
    const write = writeOf(event);
    if (write.at >= since && !event.requestURI.includes('dryRun=All')) writes.push(write);
  }
  return writes;
}

// --- internal ---

interface AuditEvent {
  readonly verb: string;
  readonly requestURI: string;
  readonly user: { readonly username: string };
  readonly responseStatus?: { readonly code?: number };
  readonly stageTimestamp: string;
}

function writeOf({ verb, requestURI, user, responseStatus, stageTimestamp }: AuditEvent) {
  return {
    at: new Date(stageTimestamp),
    user: user.username,
    verb,
    path: requestURI.replace(/\?.*$/, ''),
    status: responseStatus?.code ?? 0,
  };
}
