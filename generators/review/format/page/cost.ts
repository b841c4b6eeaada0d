import type { Amounts, ClusterCost, Cost } from '../../report-cost.ts';
import { type AmountWord, amountOf, amountText, amountWords, signed } from '../amounts.ts';
import { type Cell, code } from './inline.ts';
import type { Row, Table } from './page.ts';

/** What the change asks of each cluster, before and after, and, folded, what each instance adds. */
export function costTables(cost: Cost): readonly Table[] {
  return [
    {
      ...{ id: 'cost', title: 'Cost', noun: 'costs' },
      columns: ['Cluster', 'What', 'Before and after', 'Change', 'Of the cluster'],
      rows: cost.clusters.flatMap((line) =>
        amountWords
          .filter(({ key }) => line.change[key] !== 0)
          .map((word) => clusterRow(line, word)),
      ),
      ...yearlyNote(cost),
      isFolded: false,
      isShort: true,
      share: 0.5,
    },
    instanceTable(cost),
  ];
}

// --- internal ---

function clusterRow(
  { cluster, before, after, change, capacity }: ClusterCost,
  word: AmountWord,
): Row {
  const room = capacity === null ? undefined : word.capacity?.(capacity);
  return {
    cells: [
      [code(cluster)],
      [word.label],
      sides(before, after, word),
      [signed(change[word.key] / word.divisor, 2, word.unit)],
      [room === undefined ? '–' : shareOf(after, word, room)],
    ],
    name: [code(cluster), ` ${word.label}`],
  };
}

/** Of what the cluster has, as a share where the whole is known. */
function shareOf(after: Amounts | null, { key, divisor, unit }: AmountWord, room: number): string {
  const whole = amountText(room, 2, unit);
  if (after === null || room === 0) return `of ${whole}`;
  const percent = Math.round((after[key] / divisor / room) * 100);
  return `${percent === 0 ? 'less than 1' : percent} % of ${whole}`;
}

function instanceCell(
  before: Amounts | null,
  after: Amounts | null,
  change: Amounts,
  word: AmountWord,
): Cell {
  if (change[word.key] === 0) return ['–'];
  if (before === null || after === null) {
    return [signed(change[word.key] / word.divisor, 2, word.unit)];
  }
  return sides(before, after, word);
}

function sides(before: Amounts | null, after: Amounts | null, word: AmountWord): Cell {
  if (before === null || after === null) return [];
  return [`${amountOf(before, { ...word, unit: '' })} → ${amountOf(after, word)}`];
}

/** Only what changes in one of them has a column. */
function instanceTable({ instances }: Cost): Table {
  const words = amountWords.filter(({ key }) => instances.some(({ change }) => change[key] !== 0));
  const hasYearly = instances.some(({ yearlyChange }) => (yearlyChange ?? 0) !== 0);
  return {
    ...{ id: 'cost-by-instance', title: 'Cost by instance', noun: 'costs of instances' },
    columns: [
      'Instance',
      ...words.map(({ label }) => label),
      ...(hasYearly ? ['euro a year'] : []),
    ],
    rows: instances.map(({ instance, before, after, change, yearlyChange }) => ({
      cells: [
        [code(instance)],
        ...words.map((word) => instanceCell(before, after, change, word)),
        ...(hasYearly ? [[signed(yearlyChange ?? 0, 0)]] : []),
      ],
      name: [code(instance)],
    })),
    isFolded: true,
    share: 0.3,
  };
}

function yearlyNote({ yearly }: Cost): { readonly note?: Cell } {
  if (yearly === null || yearly.change === 0) return {};
  const { before, after, change, prices } = yearly;
  const sides =
    before === null || after === null
      ? ''
      : ` (${amountText(before, 0)} → ${amountText(after, 0)})`;
  return {
    note: [
      `Estimated ${signed(change, 0)} euro a year${sides} at the institute’s prices: `,
      `${prices.vcpuYear} a vCPU, ${prices.memoryGiYear} a Gi of memory, ${prices.storageGiYear} a Gi of storage.`,
    ],
  };
}
