import type { Value } from '../manifest/value.ts';

/** Suffixes of a Kubernetes quantity. */
const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity in its base unit (cores, bytes), or undefined when it is none. */
export function quantity(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const parts =
    /^(?<number>[+-]?(?:\d+\.?\d*|\.\d+))(?:(?<suffix>[numkMGTPE]|[KMGTPE]i)|[eE](?<power>[+-]?\d{1,3}))?$/.exec(
      value,
    )?.groups;
  if (parts === undefined) return undefined;
  const factor =
    parts['power'] === undefined
      ? (factors[parts['suffix'] ?? ''] ?? 1)
      : 10 ** Number(parts['power']);
  return Number(parts['number']) * factor;
}
