import { inform, type Kind, type Kubernetes, type Live } from '../client/index.ts';
import { type Again, WorkQueue } from './queue.ts';

/** A controller that the bed has no program for, as far as one kind concerns it. */
export interface Part<T extends Live> {
  readonly kind: Kind;
  /** Brings the world closer to what the object says. Called again after each change and each failure. */
  readonly reconcile: (object: T) => Promise<Again>;
  /** The object is gone. */
  readonly gone?: (object: T) => Promise<void>;
}

/** Plays a part until the signal. */
export async function play<T extends Live>(
  kubernetes: Kubernetes,
  { kind, reconcile, gone }: Part<T>,
  failed: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const newest = new Map<string, { readonly object: T; readonly gone: boolean }>();
  const work = async (uid: string): Promise<Again> => {
    const seen = newest.get(uid);
    if (seen === undefined) return undefined;
    if (!seen.gone) return reconcile(seen.object);
    newest.delete(uid);
    await gone?.(seen.object);
    return undefined;
  };
  const queue = new WorkQueue(work, failed, signal);
  const tell = (object: T, isGone: boolean) => {
    newest.set(object.metadata.uid, { object, gone: isGone });
    queue.add(object.metadata.uid);
  };
  await inform<T>(kubernetes, kind, tell, signal);
}
