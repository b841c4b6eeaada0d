/** Anything that stands in a manifest. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What is done to one place of an object. */
export type How = 'delete' | 'change' | 'weaken' | 'raise';

/** An object of which one place is another. */
export interface Mutant {
  /** `spec.template.spec.containers[web].image`: items by their name where they have one. */
  readonly path: string;
  readonly how: How;
  readonly body: Json;
}

/** Every place of an object gone, every scalar another, weaker where a weaker one is known, every amount larger. */
export function mutantsOf(body: Json): Mutant[] {
  return places(body, [], '').flatMap(({ steps, path, value }) => {
    const others: [How, Json][] = [
      ...changed(value).map((other): [How, Json] => ['change', other]),
      ...weaker(value).map((other): [How, Json] => ['weaken', other]),
      ...larger(value).map((other): [How, Json] => ['raise', other]),
    ];
    return [
      { path, how: 'delete', body: without(body, steps) },
      ...others.map(([how, other]): Mutant => ({ path, how, body: put(body, steps, other) })),
    ];
  });
}

// --- internal ---

type Step = string | number;

interface Place {
  readonly steps: readonly Step[];
  readonly path: string;
  readonly value: Json;
}

function places(value: Json, steps: readonly Step[], path: string): Place[] {
  const own: Place[] = steps.length === 0 ? [] : [{ steps, path, value }];
  if (Array.isArray(value)) {
    const inside = value.flatMap((held, index) =>
      places(held, [...steps, index], `${path}[${nameOf(held) ?? index}]`),
    );
    return [...own, ...inside];
  }
  if (typeof value !== 'object' || value === null) return own;
  const inside = Object.entries(value).flatMap(([key, held]) => {
    const step = /^[\w-]+$/.test(key) ? key : `"${key}"`;
    return places(held, [...steps, key], path === '' ? step : `${path}.${step}`);
  });
  return [...own, ...inside];
}

function nameOf(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const name = value['name'] ?? value['mountPath'] ?? value['secretKey'] ?? value['kind'];
  return typeof name === 'string' ? name : undefined;
}

/** Another value of the same kind. */
function changed(value: Json): Json[] {
  if (typeof value === 'string') return [`${value}x`];
  if (typeof value === 'number') return [value + 1];
  return typeof value === 'boolean' ? [!value] : [];
}

/** Values by which what was kept is kept no more. */
const weakerWords: Readonly<Record<string, readonly string[]>> = {
  ALL: ['NET_RAW'],
  ClusterIP: ['NodePort', 'LoadBalancer'],
  Deny: ['Audit', 'Warn'],
  Egress: ['Ingress'],
  Fail: ['Ignore'],
  Forbid: ['Allow'],
  HTTPS: ['HTTP'],
  IfNotExists: ['Replace'],
  Ingress: ['Egress'],
  Never: ['Always'],
  None: ['Delete'],
  Owner: ['Orphan', 'Merge'],
  ReadWriteOnce: ['ReadWriteMany'],
  Retain: ['Delete'],
  RuntimeDefault: ['Unconfined'],
  Same: ['All'],
  Selector: ['All'],
  restricted: ['baseline', 'privileged'],
};

function weaker(value: Json): Json[] {
  if (typeof value === 'number') return value === 0 ? [] : [0];
  if (typeof value !== 'string') return [];
  return [
    ...(weakerWords[value] ?? []),
    ...(value.includes('@sha256:') ? [value.replace(/@sha256:.*/, '')] : []),
    ...(/^[\d.]+\/\d+$/.test(value) ? ['0.0.0.0/0'] : []),
    ...(amount.test(value) ? ['0'] : []),
    ...(value === 'false' ? ['true'] : []),
    ...(value === 'true' ? ['false'] : []),
    ...(value.includes('Prune=false') ? ['Delete=false', 'Prune=false'] : []),
  ];
}

const amount = /^\d+(?:m|[KMG]i)?$/;

function larger(value: Json): Json[] {
  if (typeof value === 'number') return value === 0 ? [] : [value * 1000];
  return typeof value === 'string' && amount.test(value) ? [`9${value}`] : [];
}

function put(value: Json, [step, ...rest]: readonly Step[], other: Json): Json {
  if (step === undefined) return other;
  if (Array.isArray(value)) {
    return value.map((held, index) => (index === step ? put(held, rest, other) : held));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, key === step ? put(held, rest, other) : held]),
  );
}

function without(value: Json, [step, ...rest]: readonly Step[]): Json {
  const goes = (key: Step) => key === step && rest.length === 0;
  if (Array.isArray(value)) {
    return value.flatMap((held, index) =>
      goes(index) ? [] : [index === step ? without(held, rest) : held],
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !goes(key))
      .map(([key, held]) => [key, key === step ? without(held, rest) : held]),
  );
}
