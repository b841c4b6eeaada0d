import { settingOf } from './allowed-settings.ts';
import type { Identity } from './compare.ts';
import { type ShapingField, shapingFields } from './twin.ts';

/** One thing that files may say, what it changes, and the instances that say it. */
export interface ByDifference {
  readonly field: ShapingField;
  readonly value: string | null;
  readonly slugs: readonly string[];
  readonly settings: readonly string[];
  /** How many values of manifests it changes, in the instance where they are most. */
  readonly objects: number;
}

/** The same differences, the other way round: by field, then by what the files say. */
export function byDifference(instances: readonly Identity[]): readonly ByDifference[] {
  const rows = instances.flatMap(({ slug, explained }) =>
    explained.map((one) => ({ ...one, slug })),
  );
  return shapingFields.flatMap((field) => {
    const own = rows.filter((row) => row.field === field);
    const values = [...new Set(own.map(({ value }) => value))];
    return values.map((value) => {
      const same = own.filter((row) => row.value === value);
      const counts = same.map(
        ({ paths }) => paths.filter((path) => settingOf(path) === undefined).length,
      );
      return {
        field,
        value,
        slugs: same.map(({ slug }) => slug),
        settings: [
          ...new Set(same.flatMap(({ settings }) => settings.map(({ key }) => key))),
        ].sort(),
        objects: Math.max(...counts),
      };
    });
  });
}
