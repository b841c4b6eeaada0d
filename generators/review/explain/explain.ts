import type { ObjectChange, UnexplainedChange } from '../compare/comparison.ts';
import type { SourceReport } from '../report-source.ts';
import type { Source } from '../source/source.ts';
import { causesOf } from './causes.ts';
import { type EffectsByKey, effectsByKey } from './effects.ts';
import { type Expected, expectations } from './expected.ts';
import { type Held, held } from './held.ts';
import { type Renderers, rememberedRendering } from './rendering.ts';

/** The changes with their causes, and those that have none. */
export interface Explanation {
  readonly objects: readonly ObjectChange[];
  readonly unexplained: readonly UnexplainedChange[];
  readonly rendered: SourceReport['rendered'];
  /** By slug, of the instances among the objects whose files differ. */
  readonly effects: ReadonlyMap<string, EffectsByKey>;
}

/**
 * Holds what changed in `dist/` against what changed outside it. Each changed object must
 * be what this program renders of the head's sources. Where the change brings other
 * templates, this program cannot tell: what it does not render is put down to them.
 */
export function explain(
  objects: readonly ObjectChange[],
  source: Source,
  renderers: Renderers | undefined,
): Explanation {
  const templates = source.files.some(({ role }) => role === 'template');
  const render = rememberedRendering();
  const expected =
    templates || renderers === undefined ? undefined : expectations(source, renderers, render);
  const causes = remembered(({ owner }: ObjectChange) => causesOf(owner, source));
  const instances = new Map(source.instances.map((one) => [one.slug, one]));
  const effects = new Map<string, EffectsByKey>();
  const unexplained: UnexplainedChange[] = [];
  let unsure = false;
  const told = objects.map((change): ObjectChange => {
    const found = causes(`${change.owner.cluster}/${change.owner.slug ?? ''}`, change);
    if (found.length === 0) {
      unexplained.push({ change, differences: change.differences, why: 'no-source-change' });
    } else {
      const verdict = judged(change, expected);
      if (verdict.is === 'unknown') unsure = true;
      if (verdict.is === 'another') {
        const { differences } = verdict;
        unexplained.push({ change, differences, why: 'not-what-renders' });
      }
    }
    const instance = instances.get(change.owner.slug ?? '');
    if (instance !== undefined && renderers !== undefined && !effects.has(instance.slug)) {
      // Asked for here because both sides are rendered by now, and will not be kept.
      effects.set(instance.slug, effectsByKey(instance, renderers.base, render));
    }
    return { ...change, causes: found };
  });
  return { objects: told, unexplained, rendered: renderedBy(templates, unsure), effects };
}

// --- internal ---

function judged(change: ObjectChange, expected: Expected | undefined): Held {
  return expected === undefined ? { is: 'unknown' } : held(change, expected);
}

function renderedBy(templates: boolean, unsure: boolean): SourceReport['rendered'] {
  if (templates) return 'templates';
  return unsure ? 'unknown' : 'same';
}

function remembered<A, T>(compute: (argument: A) => T): (key: string, argument: A) => T {
  const known = new Map<string, T>();
  return (key, argument) => {
    const found = known.get(key) ?? compute(argument);
    known.set(key, found);
    return found;
  };
}
