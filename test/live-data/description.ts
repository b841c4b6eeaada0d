import { parse } from 'yaml';
import { read } from './transcript.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Exchange {
  readonly method: string;
  /** Behind `/api/v2/`, without query. */
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly json?: unknown;
}

const document = parse(read('openapi-5.6.12.yaml')) as Json;

/**
 * In what a request and its answer are not as upstream’s description says. Numbers in
 * paths are left out, so that the same fault of many rows is one.
 */
export function faultsOf({ method, path, body, status, json }: Exchange): readonly string[] {
  const found = operationOf(method, path);
  if (found === undefined) return [`${method} ${path} is nowhere described`];
  const { name, operation } = found;
  const place = `${method} ${name}`;
  const asked =
    body === undefined ? [] : compare(schemaOf(at(operation, 'requestBody')), body, `${place} <`);
  const response = at(at(operation, 'responses'), String(status));
  if (response === undefined) return [...asked, `${place} ${status} is not described`];
  const answered =
    json === undefined ? [] : compare(schemaOf(response), json, `${place} ${status} >`);
  return [...new Set([...asked, ...answered])];
}

// --- internal ---

function operationOf(method: string, path: string) {
  const parts = path.split('/');
  const names = Object.keys(at(document, 'paths') ?? {});
  const fits = (name: string) => {
    const words = name.split('/').slice(1);
    return (
      words.length === parts.length &&
      words.every((word, index) => word.startsWith('{') || word === parts[index])
    );
  };
  // `/teams/{id}` before `/{entity_type}/{id}`: the one with most words of its own.
  const own = (name: string) => name.split('/').filter((word) => !word.startsWith('{')).length;
  const name = names.filter(fits).sort((one, other) => own(other) - own(one))[0];
  const operation = at(at(at(document, 'paths'), name ?? ''), method.toLowerCase());
  return name === undefined || operation === undefined ? undefined : { name, operation };
}

function schemaOf(value: Json | undefined): Json | undefined {
  return at(at(at(resolved(value), 'content'), 'application/json'), 'schema');
}

function compare(given: Json | undefined, value: unknown, place: string): readonly string[] {
  const schema = resolved(given);
  if (schema === undefined) return [];
  const choices = schema['oneOf'];
  if (Array.isArray(choices)) {
    const all = choices.map((choice: Json) => compare(choice, value, place));
    return all.sort((one, other) => one.length - other.length)[0] ?? [];
  }
  const parts = schema['allOf'];
  if (Array.isArray(parts)) return parts.flatMap((part: Json) => compare(part, value, place));
  if (value === null) {
    return schema['nullable'] === true ? [] : [`${place} is null`];
  }
  const type = String(schema['type'] ?? 'any');
  if (!isOf(type, value)) return [`${place} is ${typeof value}, no ${type}`];
  const values = schema['enum'];
  if (Array.isArray(values) && !values.includes(value)) return [`${place} is none of the values`];
  if (Array.isArray(value)) {
    return value.flatMap((row) => compare(at(schema, 'items'), row, `${place}[]`));
  }
  if (typeof value !== 'object') return [];
  const required = (schema['required'] ?? []) as readonly string[];
  return [
    ...required
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => `${place} lacks ${name}`),
    ...Object.entries(value).flatMap(([name, each]) =>
      compare(at(at(schema, 'properties'), name), each, `${place}.${name}`),
    ),
  ];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer' || type === 'int') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  return type === 'any' || typeof value === type;
}

function resolved(value: Json | undefined): Json | undefined {
  const ref = value?.['$ref'];
  if (typeof ref !== 'string') return value;
  const found = ref
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((place, word) => at(place, word), document);
  return resolved(found);
}

function at(value: Json | undefined, name: string): Json | undefined {
  const found = value?.[name];
  return typeof found === 'object' && found !== null ? (found as Json) : undefined;
}
