import type { Fold, FoldField, Report } from '../../report.ts';
import { counted } from '../words.ts';
import { type Cell, code, joined, listed, passage, sentence } from './inline.ts';
import type { Table } from './page.ts';

const mostInstances = 12;
const mostFields = 6;

/** What is the same in several instances, a row each, with the instances that do not have it. */
export function foldTable({ folds }: Report): Table {
  return {
    ...{ id: 'folds', title: 'The same in several instances', noun: 'repeated changes' },
    columns: ['What', 'Where', 'Except', 'In each of them'],
    rows: folds.map((fold) => ({
      cells: [
        [sentence(fold.title.en)],
        whereCell(fold),
        listed(fold.exceptions, mostInstances),
        fieldsCell(fold.fields),
      ],
      name: [sentence(fold.title.en), ` in ${counted(fold.instances.length, 'instance')}`],
    })),
    isFolded: false,
    share: 0.5,
  };
}

// --- internal ---

function whereCell({ instances, rings, clusters }: Fold): Cell {
  const of = (noun: string, names: readonly string[]): Cell => {
    if (names.length === 0) return [];
    return [names.length === 1 ? `${noun} ` : `${noun}s `, ...listed(names, 3)];
  };
  const place = joined([of('ring', rings), of('cluster', clusters)], ', ');
  const count = counted(instances.length, 'instance');
  const said: Cell = place.length === 0 ? [count] : [`${count} (`, ...place, ')'];
  return [...said, ': ', ...listed(instances, mostInstances)];
}

function fieldsCell(fields: readonly FoldField[]): Cell {
  const told = joined(fields.slice(0, mostFields).map(fieldCell), '; ');
  const rest = fields.length - mostFields;
  return rest > 0 ? [...told, `; and ${rest} more`] : told;
}

function fieldCell({ kind, name, path, change, before, after }: FoldField): Cell {
  const object = code(`${kind}/${name}`);
  if (path === '') return [object, ` ${change}`];
  return [object, ' ', code(path), ': ', ...passage(before, after)];
}
