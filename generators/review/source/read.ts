import type { z } from 'zod';
import { type Instance, type JsonValue, readInstance } from '../../../lib/instance/index.ts';
import {
  capacitySchema,
  pricesSchema,
  releasesSchema,
  ringIds,
  ringsSchema,
} from '../../../lib/platform/index.ts';
import { changeKind } from '../tree/change-kind.ts';
import { inOrder } from '../tree/order.ts';
import { isAlike } from './alike.ts';
import { fieldChanges } from './field-changes.ts';
import type { SourceInput } from './input.ts';
import { instanceFile, instanceSlug, platformFiles, roleOf } from './role.ts';
import type {
  FieldSource,
  InstanceSource,
  RingSource,
  Sides,
  Source,
  SourceFile,
  SourceProblem,
} from './source.ts';

/** Reads what the change says outside `dist/`. Nothing is thrown: what cannot be read is told. */
export function readSource(input: SourceInput): Source {
  const reader = readerOf(input);
  const files = filesOf(input);
  const rings = reader.json('rings', ringsSchema);
  const releases = reader.json('releases', releasesSchema);
  return {
    files,
    instances: files.filter(({ role }) => role === 'instance').map(reader.changedInstance),
    rings,
    ringChanges: ringChanges(rings),
    releases,
    releaseChanges: changesOf(releases),
    capacity: reader.json('capacity', capacitySchema),
    prices: reader.json('prices', pricesSchema),
    problems: reader.problems,
    ringHistory: (input.ringHistory ?? []).flatMap(({ on, text }) => {
      const read = ringsSchema.safeParse(jsonOf(text));
      return read.success ? [{ on, rings: read.data }] : [];
    }),
    fleet: reader.fleet,
    neighbours: input.neighbours ?? [],
    texts: reader.texts,
    instance: reader.instance,
  };
}

// --- internal ---

type Side = 'base' | 'head';

function filesOf({ base, head }: SourceInput): SourceFile[] {
  return inOrder(new Set([...base.keys(), ...head.keys()]))
    .filter((path) => base.get(path) !== head.get(path))
    .map((path) => {
      const [before, after] = [base.get(path), head.get(path)];
      return { path, role: roleOf(path), change: changeKind({ before, after }), before, after };
    });
}

function readerOf(input: SourceInput) {
  const problems: SourceProblem[] = [];
  /** Most files are the same on both sides: each text is read once. */
  const read = new Map<string, Instance | undefined>();
  const fleets = new Map<Side, ReadonlyMap<string, Instance>>();
  const neighbours = new Map((input.neighbours ?? []).map((one) => [one.slug, one]));

  return { problems, json, instance, fleet, texts, changedInstance };

  function json<T>(role: keyof typeof platformFiles, schema: z.ZodType<T>): Sides<T> {
    const file = platformFiles[role];
    const sideOf = (side: Side): T | undefined => {
      const text = input[side].get(file);
      if (text === undefined) return undefined;
      const result = schema.safeParse(jsonOf(text));
      if (result.success) return result.data;
      const where = result.error.issues[0]?.path.join('.') ?? '';
      problems.push({ file, side, what: `is no ${role} as its schema wants them, at “${where}”` });
      return undefined;
    };
    return { before: sideOf('base'), after: sideOf('head') };
  }

  function instance(side: Side, slug: string): Instance | undefined {
    const file = instanceFile(slug);
    const text = input[side].get(file);
    if (text === undefined) return neighbours.get(slug);
    const key = `${file}\n${text}`;
    if (!read.has(key)) {
      const reading = readInstance(text, file);
      read.set(key, reading.ok ? reading.value.instance : undefined);
    }
    return read.get(key);
  }

  function fleet(side: Side): ReadonlyMap<string, Instance> {
    const known = fleets.get(side);
    if (known !== undefined) return known;
    const slugs = new Set([...texts(side).keys(), ...neighbours.keys()]);
    const found = inOrder(slugs).flatMap((slug) => {
      const one = instance(side, slug);
      return one === undefined ? [] : [[slug, one] as const];
    });
    const all = new Map(found);
    fleets.set(side, all);
    return all;
  }

  function texts(side: Side): ReadonlyMap<string, string> {
    const rows = [...input[side]].flatMap(([path, text]): [string, string][] => {
      const slug = instanceSlug(path);
      return slug === undefined ? [] : [[slug, text]];
    });
    return new Map(rows);
  }

  function changedInstance({ path, before: old, after: now }: SourceFile): InstanceSource {
    const slug = instanceSlug(path) ?? '';
    const [before, after] = [sideOf('base', old), sideOf('head', now)];
    return { slug, file: path, before, after, fields: changesOf({ before, after }) };

    function sideOf(side: Side, text: string | undefined): Instance | undefined {
      if (text === undefined) return undefined;
      const one = instance(side, slug);
      if (one === undefined) {
        problems.push({ file: path, side, what: 'is no instance file as its schema wants it' });
      }
      return one;
    }
  }
}

function ringChanges({ before, after }: Source['rings']): RingSource[] {
  return ringIds.flatMap((ring) => {
    const sides = { before: before?.[ring], after: after?.[ring] };
    if (isAlike(sides)) return [];
    return [{ ring, ...sides, fields: changesOf(sides) }];
  });
}

function changesOf({ before, after }: Sides<unknown>): FieldSource[] {
  if (before === undefined || after === undefined) return [];
  return fieldChanges(asData(before), asData(after));
}

/** What a schema let through is JSON, whatever its type says of optional fields. */
function asData(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
