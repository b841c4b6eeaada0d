import type { Instance } from '../../../../lib/instance/index.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Hit, Rule } from '../rule.ts';

/** Where the data lie is no setting: whoever changes it moves them first, or starts empty. */
export const dataKindChanged: Rule = {
  id: 'data-kind-changed',
  level: 'block',
  finds:
    'An instance changes its kind of storage or database, or who runs it, without a request to move or restore.',
  reason: 'The notebook would start on an empty store beside its data.',
  fix: 'Ask for a move or a restore: its plan moves the data, and says how to go back.',
  find: ({ source }) =>
    (source?.instances ?? []).flatMap(({ slug, file, before, after }): Hit[] => {
      if (before === undefined || after === undefined || migrates(before, after)) return [];
      const [was, is] = [kindsOf(before), kindsOf(after)];
      const said = is.filter((one) => !was.includes(one));
      if (said.length === 0) return [];
      return [{ object: file, instances: [slug], message: `It becomes ${said.join(', ')}.` }];
    }),
};

/** The same seen from the pod: which database it opens. */
export const databaseElsewhere: Rule = {
  id: 'database-elsewhere',
  level: 'block',
  finds: 'A container is told another database server, name or user.',
  reason: 'It opens a database without its data, or that of somebody else.',
  fix: 'Keep the database; moving it is a migration of its own.',
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path, before }) => before !== undefined && isDatabase(path))
          .map(({ path }) => `${path[path.indexOf('env') + 1]} changes.`)
      : [],
  ),
};

// --- internal ---

const databaseVariables: ReadonlySet<string> = new Set([
  'DB_HOST',
  'DB_NAME',
  'DB_PORT',
  'DB_USER',
  'FLEET_APPLICATION',
  'FLEET_DATABASE',
]);

function isDatabase(path: readonly string[]): boolean {
  const at = path.indexOf('env');
  return at !== -1 && databaseVariables.has(path[at + 1] ?? '');
}

/** Whether a request of this very change moves the data. */
function migrates(before: Instance, after: Instance): boolean {
  const known = before.changes?.length ?? 0;
  const come = (after.changes ?? []).slice(known).map(({ kind }) => kind);
  const restores = after.restore !== undefined && before.restore === undefined;
  return restores || come.includes('move') || come.includes('restore');
}

function kindsOf({ scenario, storage, database }: Instance): readonly string[] {
  const store = storage?.kind === 's3' ? `s3 (${storage.bucket})` : 'volume';
  const base =
    database?.kind === 'external' ? `external (${database.host}/${database.name})` : 'dedicated';
  return [`scenario ${scenario}`, `storage ${store}`, `database ${base}`];
}
