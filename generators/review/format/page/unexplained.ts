import { anyInstance } from '../../fold/any-instance.ts';
import type { Unexplained } from '../../report.ts';
import { type Cell, code, listed } from './inline.ts';
import type { Row, Table } from './page.ts';

const mostNamed = 8;

const reasons: Readonly<Record<Unexplained['why'], string>> = {
  'no-source-change': 'nothing outside the manifests that could reach it differs',
  'not-what-renders': 'what differs outside the manifests renders to something else',
};

/** Manifests that say something which no source of the same change makes them say. */
export function unexplainedTable(unexplained: readonly Unexplained[]): Table {
  return {
    ...{ id: 'unexplained', title: 'Rendered changes that no source explains' },
    noun: 'unexplained changes',
    columns: ['Object', 'Instance', 'Why', 'Fields'],
    rows: alike(unexplained).map(rowOf),
    isFolded: false,
    share: 0.4,
  };
}

// --- internal ---

type Alike = readonly [Unexplained, ...Unexplained[]];

/** The same objects of several instances, with the same fields and for the same reason. */
function alike(unexplained: readonly Unexplained[]): readonly Alike[] {
  const groups = new Map<string, [Unexplained, ...Unexplained[]]>();
  for (const one of unexplained) {
    const key = JSON.stringify([inAny(one), one.why, one.fields]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function inAny({ object, instance }: Unexplained): string {
  return instance === null ? object : anyInstance(instance)(object);
}

function rowOf(group: Alike): Row {
  const [one] = group;
  const object = group.length === 1 ? one.object : inAny(one);
  const instances = group.flatMap(({ instance }) => instance ?? []);
  return {
    cells: [
      [code(object)],
      instances.length === 0 ? ['the cluster itself'] : listed(instances, mostNamed),
      [reasons[one.why]],
      fieldsCell(one.fields),
    ],
    name: [code(object), ...(group.length === 1 ? [] : [` in ${group.length} instances`])],
  };
}

function fieldsCell(fields: readonly string[]): Cell {
  return fields.length === 0 ? ['the whole object'] : listed(fields, mostNamed);
}
