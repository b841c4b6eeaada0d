/** A field's answer once it has been read: text, number, lines, or the value of an option. */
export type Value = string | number | readonly string[];

/** The answers that could be read, by field id. Fields left empty or wrong are absent. */
export type Values = ReadonlyMap<string, Value>;

export function textOf(values: Values, id: string): string | undefined {
  const value = values.get(id);
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(values: Values, id: string): number | undefined {
  const value = values.get(id);
  return typeof value === 'number' ? value : undefined;
}

export function linesOf(values: Values, id: string): readonly string[] | undefined {
  const value = values.get(id);
  return typeof value === 'object' ? value : undefined;
}

/** The value of a dropdown whose options are one of the given words. */
export function choiceOf<const T extends string>(
  values: Values,
  id: string,
  words: readonly T[],
): T | undefined {
  const value = values.get(id);
  return words.find((word) => word === value);
}
