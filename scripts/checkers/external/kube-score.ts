import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { idOf } from '../ground.ts';
import { call } from '../install/process.ts';
import type { Checker, Complaint, Ground, Outcome } from '../model.ts';
import { at, podOf } from '../pods.ts';
import { read } from './output.ts';

/** The optional tests that facts/hardening.md D.2 names; the others ask for limits equal to requests. */
const optional = ['container-seccomp-profile', 'container-ports-check'];

export const kubeScore: Checker = {
  name: 'kube-score',
  when: 'always',
  async run(ground) {
    const program = join(await ground.tool('kube-score'), 'bin', 'kube-score');
    const args = [
      ...['score', '--output-format', 'json', '--kubernetes-version', 'v1.33'],
      // Exceptions have one home, and it is not an annotation.
      ...['--disable-ignore-checks-annotations', '--disable-optional-checks-annotations'],
      ...optional.flatMap((test) => ['--enable-optional-test', test]),
    ];
    const said = await call(program, [...args, ...ground.manifests]);
    return kubeScoreOutcome(read('kube-score', kubeScoreReport, said), ground.objects);
  },
};

/**
 * Anything less than a full grade is a finding, but for one question that has no sense:
 * which pod a wall around a whole namespace is for, where nothing runs any more. The
 * rule looks for selectors that miss their pods; a selector of all pods misses none,
 * and an archived instance keeps its wall.
 */
export function kubeScoreOutcome(report: KubeScoreReport, objects: Ground['objects']): Outcome {
  const files = new Map(objects.map(({ id, file }) => [id, file]));
  const pointless = wallsAroundNothing(objects);
  return {
    looked: report.length,
    expected: objects.filter(({ object }) => isKnown(object.kind) || podOf(object)).length,
    of: 'objects',
    complaints: report.flatMap(({ type_meta, object_meta, checks }) => {
      const { name, namespace } = object_meta;
      const id = idOf({
        ...type_meta,
        metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
      });
      return checks
        .filter(({ grade, skipped }) => !skipped && grade < full)
        .filter((told) => told.check.id !== 'networkpolicy-targets-pod' || !pointless.has(id))
        .map(
          ({ check, comments }): Complaint => ({
            rule: check.id,
            object: id,
            file: files.get(id) ?? '',
            message: comments === null || comments.length === 0 ? check.comment : said(comments),
          }),
        );
    }),
  };
}

export const kubeScoreReport = z.array(
  z.object({
    type_meta: z.object({ kind: z.string(), apiVersion: z.string() }),
    object_meta: z.object({ name: z.string(), namespace: z.string().optional() }),
    checks: z.array(
      z.object({
        check: z.object({ id: z.string(), comment: z.string() }),
        grade: z.number(),
        skipped: z.boolean(),
        comments: z.array(z.object({ path: z.string(), summary: z.string() })).nullable(),
      }),
    ),
  }),
);
export type KubeScoreReport = z.infer<typeof kubeScoreReport>;

// --- internal ---

const full = 10;

/** Kinds without pods that it scores too. */
function isKnown(kind: string): boolean {
  return ['Service', 'NetworkPolicy', 'PodDisruptionBudget'].includes(kind);
}

/** Policies that select every pod of a namespace in which none is rendered. */
function wallsAroundNothing(objects: Ground['objects']): ReadonlySet<string> {
  const inhabited = new Set(
    objects.filter(({ object }) => podOf(object)).map(({ object }) => object.metadata.namespace),
  );
  return new Set(
    objects
      .filter(({ object }) => object.kind === 'NetworkPolicy')
      .filter(({ object }) => isDeepStrictEqual(at(object, 'spec', 'podSelector'), {}))
      .filter(({ object }) => !inhabited.has(object.metadata.namespace))
      .map(({ id }) => id),
  );
}

function said(comments: readonly { readonly path: string; readonly summary: string }[]): string {
  return comments
    .map(({ path, summary }) => (path === '' ? summary : `${path}: ${summary}`))
    .join('; ');
}
