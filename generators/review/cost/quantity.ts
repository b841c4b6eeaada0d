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
  const parts = partsOf(value);
  if (parts === undefined) return undefined;
  const { number, suffix, power } = parts;
  return Number(number) * (power === 0 ? (factors[suffix] ?? 1) : 10 ** power);
}

/** Whether both are quantities and the same one, to the last byte: `1024Mi`, `1Gi`, 1073741824. */
export function sameQuantity(before: Value | undefined, after: Value | undefined): boolean {
  const [a, b] = [exact(before), exact(after)];
  return a !== undefined && b !== undefined && a.over * b.under === b.over * a.under;
}

// --- internal ---

interface Parts {
  readonly number: string;
  readonly suffix: string;
  /** Power of ten written out, `12e3`; 0 without one. */
  readonly power: number;
}

function partsOf(value: Value | undefined): Parts | undefined {
  const text = typeof value === 'number' ? `${value}` : value;
  if (typeof text !== 'string') return undefined;
  const groups =
    /^(?<number>[+-]?(?:\d+\.?\d*|\.\d+))(?:(?<suffix>[numkMGTPE]|[KMGTPE]i)|[eE](?<power>[+-]?\d{1,3}))?$/.exec(
      text,
    )?.groups;
  if (groups === undefined) return undefined;
  return {
    number: groups['number'] ?? '',
    suffix: groups['suffix'] ?? '',
    power: Number(groups['power'] ?? 0),
  };
}

/** As a fraction of whole numbers: no rounding may hide a change. */
function exact(value: Value | undefined): { over: bigint; under: bigint } | undefined {
  const parts = partsOf(value);
  if (parts === undefined) return undefined;
  const [whole = '', fraction = ''] = parts.number.replace(/^\+/, '').split('.');
  const power = parts.power - fraction.length + (powers[parts.suffix] ?? 0);
  const over = BigInt(`${whole}${fraction}` || '0') * 2n ** BigInt(binary[parts.suffix] ?? 0);
  const ten = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { over, under: ten } : { over: over * ten, under: 1n };
}

const powers: Readonly<Record<string, number>> = {
  ...{ n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 },
};
const binary: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
