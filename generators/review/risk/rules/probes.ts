import { at, same, type Value } from '../../manifest/value.ts';
import { eachChange } from '../look/hit.ts';
import { containersOf, podOf } from '../look/pod.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** A pod whose failures nobody notices any more. */
export const probeRemoved: Rule = {
  id: 'probe-removed',
  level: 'warn',
  finds: 'A container loses a probe.',
  reason: 'People reach a page that does not answer, and nothing starts it again.',
  fix: 'Put the probe back: without it traffic reaches a pod that does not answer.',
  find: eachChange((change) =>
    isChanged(change)
      ? pairs(podOf(change.before), podOf(change.after)).flatMap(({ name, before, after }) =>
          probes
            .filter((probe) => at(before, probe) !== undefined && at(after, probe) === undefined)
            .map((probe) => `Container ${name} loses its ${probe}.`),
        )
      : [],
  ),
};

/** It asks something else, or waits longer: what was ill before may count as well now. */
export const probeChanged: Rule = {
  id: 'probe-changed',
  level: 'warn',
  finds: 'A probe asks something else of its container, or at other times.',
  reason: 'A probe that asks less passes while the notebook is broken.',
  fix: 'See that it still asks what only a sound notebook answers.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? pairs(podOf(change.before), podOf(change.after)).flatMap(({ name, before, after }) =>
          probes
            .filter((probe) => at(before, probe) !== undefined && at(after, probe) !== undefined)
            .filter((probe) => !same(at(before, probe), at(after, probe)))
            .map((probe) => `The ${probe} of ${name} asks otherwise.`),
        )
      : [],
  ),
};

// --- internal ---

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

interface Sides {
  readonly name: string;
  readonly before: Value;
  readonly after: Value;
}

/** Containers that stand on both sides. */
function pairs(before: Value | undefined, after: Value | undefined): readonly Sides[] {
  const now = new Map(containersOf(after).map(({ name, body }) => [name, body]));
  return containersOf(before).flatMap(({ name, body }) => {
    const other = now.get(name);
    return other === undefined ? [] : [{ name, before: body, after: other }];
  });
}
