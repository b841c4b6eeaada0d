import { FleetError } from '../base/index.ts';
import { conform } from './file/conform.ts';
import { readData } from './file/data.ts';
import type { JsonValue } from './file/json.ts';
import { problemError } from './file/problem.ts';
import { writeInstance } from './file/write.ts';

/** The data of an instance file of any schema version. */
export type InstanceData = { readonly [key: string]: JsonValue };

/**
 * How files of one schema version become files of a later one. `apply` is pure and
 * leaves `schemaVersion` alone: the codemod sets it.
 */
export interface MigrationStep {
  readonly from: number;
  readonly to: number;
  apply(data: InstanceData): InstanceData;
}

/** All steps since the first schema. Whoever changes the schema adds one, and never edits an old one. */
export const migrationSteps: readonly MigrationStep[] = [];

export interface Migrated {
  readonly text: string;
  /** The schema version that the file had. */
  readonly from: number;
  readonly changed: boolean;
  /** Comments that are gone, for whoever wants to put them back. */
  readonly lostComments: readonly string[];
}

/**
 * Brings one file up to the schema version `current`: reads it as data (never runs
 * it), applies the steps in order, writes it anew. A file that is current already
 * is handed back as it is. `write` turns the data into text; today's holds it to
 * today's schema.
 *
 * @throws {FleetError} `INSTANCE_…` when the file is no data or the result does not
 * fit the schema; `MIGRATION_NEWER`, `MIGRATION_GAP`, `MIGRATION_LOOP`,
 * `MIGRATION_FORK`, `MIGRATION_SLUG` when the steps do not lead from the one to the other.
 */
export function migrateText(
  text: string,
  path: string,
  steps: readonly MigrationStep[],
  current: number,
  write: (data: InstanceData, path: string) => string = writeToday,
): Migrated {
  const reading = readData(text, path);
  if (!reading.ok) throw problemError(path, reading.problems);
  const { value, comments, lineOf } = reading.value;
  const from = versionOf(value, `${path}:${lineOf('schemaVersion') ?? lineOf('') ?? 1}`);
  const road = roadOf(from, current, steps, path);
  if (road.length === 0) return { text, from, changed: false, lostComments: [] };
  const data = road.reduce((before, step) => applied(step, before, path), value);
  return { text: write(data, path), from, changed: true, lostComments: comments };
}

// --- internal ---

function versionOf(data: InstanceData, where: string): number {
  const version = data['schemaVersion'];
  if (typeof version === 'number' && Number.isInteger(version) && version > 0) return version;
  throw new FleetError({
    code: 'INSTANCE_FIELD_VALUE',
    what: 'schemaVersion is no version.',
    where,
    fix: 'Write the version of the schema that the file was made for.',
  });
}

function roadOf(
  from: number,
  current: number,
  steps: readonly MigrationStep[],
  where: string,
): MigrationStep[] {
  if (from > current) {
    throw new FleetError({
      code: 'MIGRATION_NEWER',
      what: `The file is of schema version ${from}, newer than ${current}.`,
      where,
      fix: 'Update this repository; files never go back.',
    });
  }
  const backwards = steps.find((step) => step.to <= step.from);
  if (backwards !== undefined) throw wrongStep('MIGRATION_LOOP', backwards, 'does not go forward');
  const road: MigrationStep[] = [];
  for (let version = from; version < current; ) {
    const [step, ...others] = steps.filter((one) => one.from === version);
    if (others[0] !== undefined) throw wrongStep('MIGRATION_FORK', others[0], 'has a rival');
    if (step === undefined || step.to > current) {
      throw new FleetError({
        code: 'MIGRATION_GAP',
        what: `No step leads from schema version ${version} to ${current}.`,
        where,
        fix: 'Add the step to lib/instance/migrate.ts.',
      });
    }
    road.push(step);
    version = step.to;
  }
  return road;
}

function wrongStep(code: string, { from, to }: MigrationStep, what: string): FleetError {
  return new FleetError({
    code,
    what: `The step from schema version ${from} to ${to} ${what}.`,
    where: 'lib/instance/migrate.ts',
    fix: 'Keep exactly one step from each version, to a later one.',
  });
}

function applied(step: MigrationStep, before: InstanceData, path: string): InstanceData {
  const after: InstanceData = { ...step.apply(structuredClone(before)), schemaVersion: step.to };
  if (after['slug'] === before['slug']) return after;
  throw new FleetError({
    code: 'MIGRATION_SLUG',
    what: `The step from schema version ${step.from} to ${step.to} changes the slug.`,
    where: path,
    fix: 'A slug never changes: mend the step.',
  });
}

function writeToday(data: InstanceData, path: string): string {
  const conforming = conform(data, () => undefined);
  if (conforming.ok) return writeInstance(conforming.value);
  throw problemError(path, conforming.problems);
}
