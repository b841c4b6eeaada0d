import { structuredPatch } from 'diff';
import type { Value } from '../manifest/value.ts';
import { yamlLines } from './yaml-lines.ts';

/** Lines that may differ before two texts count as wholly different: keeps the time in bounds. */
const mostEdits = 2000;

/** Unified diff of two objects as YAML, without file header; a missing one counts as empty. */
export function patchOf(before: Value | undefined, after: Value | undefined): string {
  const [a, b] = [linesOf(before), linesOf(after)];
  if (a.length === 0 || b.length === 0) return whole(a, b);
  const end = (lines: string[]) => `${lines.join('\n')}\n`;
  const patch = structuredPatch('', '', end(a), end(b), '', '', {
    context: 3,
    maxEditLength: mostEdits,
  });
  if (patch === undefined) return whole(a, b);
  if (patch.hunks.length === 0) return ' # Only masked values differ.';
  return patch.hunks
    .map((hunk) => {
      const head = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
      return [head, ...hunk.lines].join('\n');
    })
    .join('\n');
}

// --- internal ---

function linesOf(value: Value | undefined): string[] {
  return value === undefined ? [] : yamlLines(value);
}

function whole(before: readonly string[], after: readonly string[]): string {
  const range = (lines: readonly string[]) => `${lines.length === 0 ? 0 : 1},${lines.length}`;
  return [
    `@@ -${range(before)} +${range(after)} @@`,
    ...before.map((line) => `-${line}`),
    ...after.map((line) => `+${line}`),
  ].join('\n');
}
