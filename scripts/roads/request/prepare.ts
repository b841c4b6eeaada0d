import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import type { Forge, WantedFile } from '../../../lib/forge/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { checked } from './checked.ts';
import type { RequestContext } from './context.ts';
import { type FleetEffect, instanceFile } from './wanted-files.ts';

/** What the branch of a request will say, before anything is written. */
export interface Prepared {
  readonly branch: string;
  /** The instance's file as the request alone would have it. */
  readonly wanted: WantedFile;
  /** The same with what maintainers made of it. */
  readonly text: string;
  readonly maintained: boolean;
  readonly instance: Instance;
}

/** The request and a maintainer's own commit do not go together. */
export interface Conflict {
  readonly path: string;
  readonly error: FleetError;
}

/** Settles the request with what stands on its branch. Only reads. */
export async function prepare(
  forge: Forge,
  branch: string,
  effect: FleetEffect,
  context: RequestContext,
): Promise<Prepared | Conflict> {
  const path = `instances/${effect.instance.slug}.ts`;
  try {
    const wanted = instanceFile(effect, context);
    const { text, maintained } = await forge.settleFile(branch, context.base, wanted);
    return { branch, wanted, text, maintained, instance: checked(text, path, context) };
  } catch (error) {
    // What could not be done says nothing of the request.
    if (!(error instanceof FleetError) || error.exit === exitStatus.impossible) throw error;
    return { path, error };
  }
}
