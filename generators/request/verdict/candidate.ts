import type { Finding } from '../../../lib/base/index.ts';
import {
  checkDates,
  checkFleet,
  checkInstance,
  type Instance,
  instanceSchema,
} from '../../../lib/instance/index.ts';
import type { RequestKind } from '../definition/kind.ts';
import type { Candidate } from './effect.ts';
import type { VerdictContext } from './verdict.ts';

/** What the rules say of a candidate: the instance if the schema takes it, what does not fit, what was found. */
export interface Judgement {
  readonly instance: Instance | null;
  /** Paths that the schema does not take. */
  readonly unfit: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Holds a candidate against the schema, and against every rule over instances, fleet and
 * dates. Of an instance that exists, only what the change makes wrong is told: what was
 * wrong before is no reason to refuse another change.
 */
export function judge(
  { before, after }: Pick<Candidate, 'before' | 'after'>,
  { platform, fleet, openedOn }: VerdictContext,
): Judgement {
  // Through JSON: optional parts that are undefined are absent from an instance.
  const checked = instanceSchema.safeParse(JSON.parse(JSON.stringify(after)));
  if (!checked.success) {
    const unfit = checked.error.issues.map(({ path }) => pathOf(path));
    return { instance: null, unfit, findings: [] };
  }
  const instance = checked.data;
  const others = fleet.filter(({ slug }) => before === undefined || slug !== before.slug);
  const findingsOf = (one: Instance) => [
    ...checkInstance(one, platform),
    ...checkDates(one, platform, openedOn),
  ];
  return {
    instance,
    unfit: [],
    findings: news(
      [...findingsOf(instance), ...aboutOne(checkFleet([...others, instance], platform), instance)],
      [
        ...(before === undefined ? [] : findingsOf(before)),
        ...aboutOne(checkFleet(fleet, platform), instance),
      ],
    ),
  };
}

/** The field that a path of the instance was made of, or of the nearest part around it. */
export function placeOf(path: string, { places }: RequestKind): string | undefined {
  const steps = path.match(/\.?[^.[\]]+|\[[0-9]+\]/g) ?? [];
  for (let length = steps.length; length > 0; length -= 1) {
    const part = steps.slice(0, length).join('');
    if (Object.hasOwn(places, part)) return places[part];
  }
  return undefined;
}

// --- internal ---

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function aboutOne(findings: readonly Finding[], { slug }: Instance): readonly Finding[] {
  return findings.filter((finding) => finding.slug === slug);
}

/** What is found now and was not found before. */
function news(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map((finding) => JSON.stringify(finding)));
  return now.filter((finding) => !known.has(JSON.stringify(finding)));
}
