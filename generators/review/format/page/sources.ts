import type { Report } from '../../report.ts';
import type {
  Effect,
  InstanceSourceReport,
  SourceField,
  SourceReport,
} from '../../report-source.ts';
import { counted } from '../words.ts';
import { type Cell, code, joined, passage, sentence } from './inline.ts';
import type { Row, Table } from './page.ts';

/** What somebody changed, next to what that does to the manifests. */
export function sourceTables({ source }: Report): readonly Table[] {
  if (source === null) return [];
  const rows = sourceRows(source);
  const isPlain = rows.length === 0 && source.rendered === 'same';
  return [
    {
      ...{ id: 'sources', title: 'What was changed, and what it does', noun: 'changed settings' },
      columns: ['Whose', 'What', 'Change', 'What it does'],
      rows,
      ...(isPlain ? {} : { note: [renderedNotes[source.rendered]] }),
      isFolded: false,
      share: 0.5,
    },
    {
      ...{ id: 'files', title: 'Files changed outside the manifests', noun: 'files' },
      columns: ['File', 'Role', 'Change'],
      rows: fileRows(source.files),
      isFolded: true,
      share: 0.3,
    },
  ];
}

/** Files that should say what is rendered, and cannot be read. */
export function problemTable(source: SourceReport | null): Table {
  return {
    ...{ id: 'problems', title: 'Sources that cannot be read', noun: 'unreadable sources' },
    columns: ['File', 'Side', 'What'],
    rows: (source?.problems ?? []).map(({ file, side, what }) => ({
      cells: [[code(file)], [side], [sentence(what)]],
      name: [code(file), ` (${side})`],
    })),
    isFolded: false,
    share: 0.3,
  };
}

// --- internal ---

const renderedNotes: Readonly<Record<SourceReport['rendered'], string>> = {
  same: 'Rendered again: the manifests are what these sources say.',
  templates:
    'The templates change too: that the manifests are what they render is checked by the rendering check, not here.',
  unknown:
    'This program does not render the base as it stands: that the manifests are what the sources say was not checked here.',
};

function sourceRows({ instances, rings, releases }: SourceReport): Row[] {
  return [
    ...rings.flatMap(({ ring, instances: count, fields }) => {
      const whose: Cell = ['ring ', code(ring), ` (${counted(count, 'instance')})`];
      return fields.map((field) => rowOf(whose, field));
    }),
    ...releases.map((field) => rowOf(['releases'], field)),
    ...instances.flatMap((one) => {
      const whose: Cell = [code(one.instance)];
      // A file may differ in nothing but its layout: it is named all the same.
      if (one.fields.length === 0) return [wholeRow(one)];
      return one.fields.map((field) => rowOf(whose, field));
    }),
  ];
}

function wholeRow({ instance, file, change, cluster, ring }: InstanceSourceReport): Row {
  const place: Cell = cluster === null ? [] : ['cluster ', code(cluster)];
  const pins: Cell = ring === null ? [] : ['ring ', code(ring)];
  const words = { added: 'a new instance', removed: 'its file goes', changed: 'no field of it' };
  return {
    cells: [[code(instance)], [code(file)], [words[change]], joined([place, pins], ', ')],
    name: [code(instance)],
  };
}

function rowOf(whose: Cell, field: SourceField): Row {
  const { label, before, after } = field;
  return {
    cells: [whose, [sentence(label.en)], passage(before, after), effectsCell(field)],
    name: [...whose, ' ', sentence(label.en)],
  };
}

function effectsCell({ effects, caused }: SourceField): Cell {
  if (caused === null) return ['not computed'];
  if (caused === 0) return ['nothing in the manifests'];
  const told = joined(effects.map(effectCell), '; ');
  const rest = caused - effects.length;
  if (told.length === 0) return [counted(caused, 'field')];
  return rest > 0 ? [...told, `; and ${counted(rest, 'field')} more`] : told;
}

function effectCell({ label, before, after }: Effect): Cell {
  return joined([[sentence(label.en)], passage(before, after)], ' ');
}

function fileRows(files: SourceReport['files']): Row[] {
  return files.map(({ path, role, change }) => ({
    cells: [[code(path)], [role], [change]],
    name: [code(path)],
  }));
}
