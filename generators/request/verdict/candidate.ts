import type { Finding } from '../../../lib/base/index.ts';
import {
  checkDates,
  checkFleet,
  checkInstance,
  type Instance,
  instanceSchema,
} from '../../../lib/instance/index.ts';
import type { RequestKind } from '../definition/kind.ts';
import type { VerdictContext } from './verdict.ts';

/** What the rules say of a candidate: the instance if the schema takes it, what does not fit, what was found. */
export interface Judgement {
  readonly instance: Instance | null;
  /** Paths that the schema does not take. */
  readonly unfit: readonly string[];
  readonly findings: readonly Finding[];
}

/** Holds a candidate against the schema, and against every rule over instances, fleet and dates. */
export function judge(
  candidate: Instance,
  { platform, fleet, openedOn }: VerdictContext,
): Judgement {
  // Through JSON: optional parts that are undefined are absent from an instance.
  const checked = instanceSchema.safeParse(JSON.parse(JSON.stringify(candidate)));
  if (!checked.success) {
    const unfit = checked.error.issues.map(({ path }) => pathOf(path));
    return { instance: null, unfit, findings: [] };
  }
  const instance = checked.data;
  return {
    instance,
    unfit: [],
    findings: [
      ...checkInstance(instance, platform),
      ...newInFleet(instance, fleet, (all) => checkFleet(all, platform)),
      ...checkDates(instance, platform, openedOn),
    ],
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

/** What the fleet's rules say of this instance that they did not say before it came. */
function newInFleet(
  instance: Instance,
  fleet: readonly Instance[],
  check: (fleet: readonly Instance[]) => readonly Finding[],
): readonly Finding[] {
  const before = new Set(check(fleet).map((finding) => JSON.stringify(finding)));
  const about = check([...fleet, instance]).filter((finding) => finding.slug === instance.slug);
  return about.filter((finding) => !before.has(JSON.stringify(finding)));
}
