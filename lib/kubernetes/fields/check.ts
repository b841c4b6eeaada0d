import type { KubernetesObject } from '../object.ts';
import { fields, kindOf } from './catalogue.ts';

/** A value that Kubernetes would refuse, or worse, would drop without a word. */
export interface FieldProblem {
  /** As a reader would write it: `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly what: string;
}

/**
 * Holds every field of an object against what Kubernetes and the operators know.
 * Runs on what is handed to cdk8s, not on what comes out: cdk8s drops nulls and
 * unknown things silently, and then nobody would see that a builder is wrong.
 */
export function fieldProblems(object: KubernetesObject): readonly FieldProblem[] {
  const kind = kindOf(object.apiVersion, object.kind);
  if (kind === undefined) return [{ path: 'kind', what: unknownKind(object) }];
  const walk: Walk = { trail: [], problems: [] };
  const known = { ...kind.fields, apiVersion: 'string', kind: 'string', metadata: 'ObjectMeta' };
  checkFields(object, known, walk);
  return walk.problems;
}

// --- internal ---

/** Where the walk stands. Paths are only spelled out for a problem: there are none, normally. */
interface Walk {
  readonly trail: (string | number)[];
  readonly problems: FieldProblem[];
}

function report({ trail, problems }: Walk, what: string): void {
  const path = trail.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${before}[${JSON.stringify(step)}]`;
    return before === '' ? step : `${before}.${step}`;
  }, '');
  problems.push({ path, what });
}

function unknownKind({ apiVersion, kind }: KubernetesObject): string {
  if (kind === 'Secret') return 'no Secret is ever rendered: values live in the vault';
  return `${apiVersion}/${kind} is no kind that this fleet renders`;
}

function check(value: unknown, type: string, walk: Walk): void {
  const known = fields.types[type];
  if (known !== undefined) checkFields(value, known, walk);
  else if (type.startsWith('[')) checkList(value, type.slice(type.indexOf(']') + 1), walk);
  else if (type.startsWith('{}')) checkMap(value, type.slice(2), walk);
  else if (type === 'any') checkAny(value, walk);
  else checkScalar(value, type, walk);
}

function checkFields(value: unknown, known: Readonly<Record<string, string>>, walk: Walk): void {
  if (!isPlain(value)) {
    report(walk, `is ${nameOf(value)}, must be an object`);
    return;
  }
  for (const key of Object.keys(value)) {
    walk.trail.push(key);
    const type = Object.hasOwn(known, key) ? known[key] : undefined;
    if (type === undefined) report(walk, 'is unknown to Kubernetes');
    else check(value[key], type, walk);
    walk.trail.pop();
  }
}

function checkList(value: unknown, type: string, walk: Walk): void {
  if (!Array.isArray(value)) {
    report(walk, `is ${nameOf(value)}, must be a list`);
    return;
  }
  for (let index = 0; index < value.length; index++) {
    walk.trail.push(index);
    check(value[index], type, walk);
    walk.trail.pop();
  }
}

function checkMap(value: unknown, type: string, walk: Walk): void {
  if (!isPlain(value)) {
    report(walk, `is ${nameOf(value)}, must be a map`);
    return;
  }
  for (const key of Object.keys(value)) {
    walk.trail.push(key);
    // cdk8s would take it for the map's prototype, and it would be gone.
    if (key === '__proto__') report(walk, 'is a key that cannot be written');
    check(value[key], type, walk);
    walk.trail.pop();
  }
}

function checkAny(value: unknown, walk: Walk): void {
  if (Array.isArray(value)) checkList(value, 'any', walk);
  else if (isPlain(value)) checkMap(value, 'any', walk);
  else if (scalarTypes.includes(typeof value)) checkScalar(value, typeof value, walk);
  else report(walk, `is ${nameOf(value)}, cannot be written`);
}

const scalarTypes: readonly string[] = ['string', 'number', 'boolean'];

const quantity = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

function checkScalar(value: unknown, type: string, walk: Walk): void {
  if (!scalars[type]?.(value)) {
    report(walk, `is ${nameOf(value)}, must be of type ${type}`);
  } else if (typeof value === 'string' && !value.isWellFormed()) {
    report(walk, 'holds half a character (a lone surrogate)');
  }
}

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isText,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  quantity: (value) => Number.isFinite(value) || (isText(value) && quantity.test(value)),
  'int-or-string': (value) => Number.isSafeInteger(value) || isText(value),
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value} (${String(value).slice(0, 40)})`;
  return isPlain(value) ? 'an object' : `an instance of ${value.constructor?.name ?? 'no class'}`;
}
