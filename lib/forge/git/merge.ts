import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FleetError } from '../../base/index.ts';
import type { WantedFile } from '../forge.ts';
import type { Git } from './git.ts';

/**
 * What a text becomes when a maintainer and the request both changed it since `before`.
 *
 * @throws {FleetError} `REQUEST_CONFLICT` when they changed the same lines.
 */
export function threeWay(git: Git, wanted: WantedFile, before: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-merge-'));
  const texts = { theirs, before, wanted: wanted.text };
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const paths = Object.keys(texts).map((name) => join(folder, name));
    const merged = git.ask(['merge-file', '-p', '-q', ...paths]);
    if (merged !== undefined) return `${merged}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw conflict(
    wanted.path,
    'The edited request and a maintainer’s own commit changed the same lines.',
  );
}

/** A maintainer took the file away that the request wants to write again. */
export function removedByMaintainer(path: string): FleetError {
  return conflict(path, 'A maintainer removed this file from the branch of the request.');
}

// --- internal ---

function conflict(where: string, what: string): FleetError {
  return new FleetError({
    code: 'REQUEST_CONFLICT',
    what,
    where,
    fix: 'Settle it on the branch by hand, or undo one of the two.',
  });
}
