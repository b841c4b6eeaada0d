import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind, Live } from './kind.ts';
import type { Kubernetes } from './kubernetes.ts';

/** What an informer tells: an object as it is now, or that it is gone. */
export type Change<T extends Live> = (object: T, gone: boolean) => void;

/** Pause before a broken watch is begun anew, in ms: the API server may be restarting. */
const pause = 200;

/**
 * Tells every object of a kind, and then every change, until the signal. Outlives
 * restarts of the API server: it lists again and tells what went in between.
 */
export async function inform<T extends Live>(
  kubernetes: Kubernetes,
  kind: Kind,
  tell: Change<T>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map<string, T>();
  while (!signal.aborted) {
    try {
      let version = await listAgain(kubernetes, kind, known, tell);
      while (!signal.aborted)
        version = await follow(kubernetes, kind, version, known, tell, signal);
    } catch {
      // Refused, cut off or too old a version: each is mended by listing again.
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

// --- internal ---

interface WatchLine<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

async function listAgain<T extends Live>(
  kubernetes: Kubernetes,
  kind: Kind,
  known: Map<string, T>,
  tell: Change<T>,
): Promise<string> {
  const { items, version } = await kubernetes.listing<T>(kind);
  const present = new Set(items.map(({ metadata }) => metadata.uid));
  for (const [uid, object] of known) {
    if (present.has(uid)) continue;
    known.delete(uid);
    tell(object, true);
  }
  for (const item of items) {
    if (known.get(item.metadata.uid)?.metadata.resourceVersion !== item.metadata.resourceVersion) {
      known.set(item.metadata.uid, item);
      tell(item, false);
    }
  }
  return version;
}

/** One watch, until the server ends it; returns the version that it reached. */
async function follow<T extends Live>(
  kubernetes: Kubernetes,
  kind: Kind,
  from: string,
  known: Map<string, T>,
  tell: Change<T>,
  signal: AbortSignal,
): Promise<string> {
  let version = from;
  const stream = await kubernetes.changes(kind, version, signal);
  for await (const line of createInterface({ input: stream })) {
    const { type, object } = JSON.parse(line) as WatchLine<T>;
    if (type === 'ERROR') throw new Error('the watch is too old');
    version = object.metadata.resourceVersion;
    if (type === 'BOOKMARK') continue;
    if (type === 'DELETED') known.delete(object.metadata.uid);
    else known.set(object.metadata.uid, object);
    tell(object, type === 'DELETED');
  }
  return version;
}
