import type { Capacity } from '../../../lib/platform/index.ts';
import type { Amounts, Cost } from '../report-cost.ts';

/** One kind of resource, in the words and units that people use. */
export interface AmountWord {
  readonly key: keyof Amounts;
  readonly label: string;
  readonly unit: string;
  /** From the unit of the report to the one that is shown. */
  readonly divisor: number;
  /** What a cluster has of it; limits may exceed what there is, so they are held against nothing. */
  readonly capacity?: (of: Capacity) => number;
}

export const amountWords: readonly AmountWord[] = [
  {
    key: 'cpuRequest',
    label: 'CPU request',
    unit: 'vCPU',
    divisor: 1000,
    capacity: (of) => of.vcpu,
  },
  { key: 'cpuLimit', label: 'CPU limit', unit: 'vCPU', divisor: 1000 },
  {
    ...{ key: 'memoryRequest', label: 'memory request', unit: 'Gi', divisor: 1024 },
    capacity: (of) => of.memoryGi,
  },
  { key: 'memoryLimit', label: 'memory limit', unit: 'Gi', divisor: 1024 },
  { key: 'storage', label: 'storage', unit: 'Gi', divisor: 1, capacity: (of) => of.storageGi },
  { key: 'objects', label: 'objects', unit: '', divisor: 1, capacity: (of) => of.objects },
];

/** `1.5 Gi` */
export function amountOf(amounts: Amounts, { key, divisor, unit }: AmountWord): string {
  return amountText(amounts[key] / divisor, 2, unit);
}

/** `+1.5 Gi`, `−3`, `0` */
export function signed(amount: number, digits: number, unit = ''): string {
  const size = rounded(Math.abs(amount), digits);
  const sign = size === '0' ? '' : amount > 0 ? '+' : '−';
  return sign + withUnit(size, unit);
}

/** `12,345.68 Gi` */
export function amountText(amount: number, digits: number, unit = ''): string {
  return withUnit(rounded(amount, digits), unit);
}

/** What the whole change adds or takes, in one sentence; undefined when it is nothing. */
export function costSentence({ change, yearly }: Cost): string | undefined {
  const parts = amountWords
    .filter(({ key }) => change[key] !== 0)
    .map(({ key, label, unit, divisor }) => {
      const isOne = key === 'objects' && Math.abs(change.objects) === 1;
      const amount = signed(change[key] / divisor, 2, unit === 'vCPU' ? '' : unit);
      return `${amount} ${isOne ? 'object' : label}`;
    });
  if (parts.length === 0) return undefined;
  const price =
    yearly === null || yearly.change === 0 ? [] : [`${signed(yearly.change, 0)} euro a year`];
  return `Cost: ${[...parts, ...price].join(', ')}.`;
}

// --- internal ---

function withUnit(amount: string, unit: string): string {
  return unit === '' ? amount : `${amount} ${unit}`;
}

/** `12,345.68`: at most so many digits, none that says nothing. */
function rounded(amount: number, digits: number): string {
  const factor = 10 ** digits;
  const [whole = '0', part] = `${Math.round(amount * factor) / factor}`.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
