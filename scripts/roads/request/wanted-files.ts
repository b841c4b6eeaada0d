import {
  instancePaths,
  isRendered,
  type RenderedFile,
  renderInstance,
} from '../../../generators/manifests/index.ts';
import type { Effect } from '../../../generators/request/index.ts';
import type { WantedFile } from '../../../lib/forge/index.ts';
import { editInstance, type Instance, writeInstance } from '../../../lib/instance/index.ts';
import type { RequestContext } from './context.ts';

/** An effect that ends in files: a new instance, or one that exists and changes. */
export type FleetEffect = Extract<Effect, { readonly instance: Instance }>;

/** The files of a request as it alone would have them, nothing of any maintainer. */
export interface WantedFiles {
  readonly instance: WantedFile;
  readonly manifests: readonly WantedFile[];
  /** Manifests that the instance had and has no more. */
  readonly gone: readonly string[];
}

/** @throws {FleetError} `INSTANCE_EDIT` when a change cannot be written without losing a comment. */
export function wantedFiles(effect: FleetEffect, context: RequestContext): WantedFiles {
  return {
    instance: instanceFile(effect, context),
    ...manifestsOf(effect.instance, effect, context),
  };
}

/** The instance's own file: a new one, or the one that stands there with the lines that change. */
export function instanceFile(effect: FleetEffect, { readBase }: RequestContext): WantedFile {
  const path = `instances/${effect.instance.slug}.ts`;
  const text = effect.does === 'edit' ? readBase(path) : undefined;
  return {
    path,
    text:
      text === undefined
        ? writeInstance(effect.instance)
        : editInstance(text, path, effect.instance),
  };
}

/** What an instance renders to, which may say more than the request: a maintainer may have edited it. */
export function manifestsOf(
  instance: Instance,
  effect: FleetEffect,
  { platform, programs, readBase }: RequestContext,
): Pick<WantedFiles, 'manifests' | 'gone'> {
  const manifests = renderInstance(instance, platform, programs).map(distFile);
  return { manifests, gone: goneFiles(effect, manifests, readBase) };
}

// --- internal ---

/** It moves to another operator. */
function goneFiles(
  effect: FleetEffect,
  manifests: readonly WantedFile[],
  readBase: RequestContext['readBase'],
): readonly string[] {
  if (effect.does === 'create' || !isRendered(effect.before)) return [];
  const still = new Set(manifests.map(({ path }) => path));
  return Object.values(instancePaths(effect.before))
    .map((path) => `dist/${path}`)
    .filter((path) => !still.has(path) && readBase(path) !== undefined);
}

function distFile({ path, text }: RenderedFile): WantedFile {
  return { path: `dist/${path}`, text };
}
