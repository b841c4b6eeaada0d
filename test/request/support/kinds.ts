import { type Answer, answerRequest } from '../../../generators/request/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { bodyOf, contextOf, fleet } from './samples.ts';

/** The answer to an example with some answers changed, given by a fleet. */
export function answerTo(
  example: string,
  changes: Readonly<Record<string, unknown>> = {},
  among: readonly Instance[] = fleet,
): Answer {
  return answerRequest(bodyOf(example, 'github', changes), contextOf('github', { fleet: among }));
}

/** The notebook before and after an accepted change. */
export function edited({ effect, verdict }: Answer): {
  readonly before: Instance;
  readonly after: Instance;
} {
  if (effect?.does === 'edit') return { before: effect.before, after: effect.instance };
  throw new Error(`Nothing is edited: ${JSON.stringify(verdict.fields.filter(({ ok }) => !ok))}`);
}

/** The sample fleet, one of its notebooks changed. */
export function fleetWith(slug: string, changes: Partial<Instance>): readonly Instance[] {
  return fleet.map((instance) => (instance.slug === slug ? { ...instance, ...changes } : instance));
}
