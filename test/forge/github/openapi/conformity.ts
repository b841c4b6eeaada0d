import type { Exchange } from '../server/server.ts';
import type { Description } from './description.ts';
import { isObject, Schemas } from './schemas.ts';

/** Holds what went over the wire against GitHub's published description. */
export class Conformity {
  readonly #description: Description;
  readonly #schemas: Schemas;

  constructor(description: Description) {
    this.#description = description;
    this.#schemas = new Schemas(description);
  }

  /** Everything about the call and its answer that the description does not allow. */
  violations(exchange: Exchange): readonly string[] {
    const { method, template, url, status } = exchange;
    const name = `${method} ${template ?? url.pathname} → ${status}`;
    const operation = this.#operation(method, template);
    if (operation === undefined) return [`${name}: GitHub has no such call`];
    const found = [
      ...this.#parameters(operation, exchange),
      ...this.#sent(operation, exchange),
      ...this.#received(operation, exchange),
    ];
    return found.map((problem) => `${name}: ${problem}`);
  }

  #operation(method: string, template: string | undefined) {
    const operations = this.#description.paths[template ?? ''];
    const found = operations?.[method.toLowerCase()];
    return isObject(found) ? found : undefined;
  }

  /** Every parameter of the query is one that is documented, and each has a value that it takes. */
  #parameters(operation: Readonly<Record<string, unknown>>, exchange: Exchange): readonly string[] {
    const documented = listOf(operation['parameters']).map((one) => this.#schemas.resolved(one));
    const query = documented.filter((one) => one['in'] === 'query');
    const given = [...exchange.url.searchParams];
    const strangers = given.filter(([name]) => !query.some((one) => one['name'] === name));
    const wrong = documented.flatMap((one) => {
      const name = String(one['name']);
      const value =
        one['in'] === 'query' ? exchange.url.searchParams.get(name) : exchange.params[name];
      if (value === null || value === undefined) {
        return one['required'] === true ? [`${name} is missing`] : [];
      }
      const schema = this.#schemas.resolved(one['schema']);
      const problems = this.#schemas.problems(schema, typed(value, schema));
      return problems.map((problem) => `${name} ${problem}`);
    });
    return [...strangers.map(([name]) => `there is no parameter ${name}`), ...wrong];
  }

  /** The body is what is documented, and has no field more. */
  #sent(operation: Readonly<Record<string, unknown>>, { sent }: Exchange): readonly string[] {
    const body = this.#schemas.resolved(operation['requestBody']);
    const schema = jsonSchema(body);
    if (schema === undefined) return sent === undefined ? [] : ['it takes no body'];
    if (sent === undefined) return body['required'] === true ? ['its body is missing'] : [];
    const fields = fieldsOf(this.#schemas, schema);
    const strangers =
      isObject(sent) && fields.size > 0
        ? Object.keys(sent).filter((name) => !fields.has(name))
        : [];
    const problems = this.#schemas.problems(schema, sent);
    return [
      ...strangers.map((name) => `there is no field ${name}`),
      ...problems.map((problem) => `sent ${problem}`),
    ];
  }

  #received(
    operation: Readonly<Record<string, unknown>>,
    { status, received }: Exchange,
  ): readonly string[] {
    const responses = isObject(operation['responses']) ? operation['responses'] : {};
    const response = responses[String(status)];
    // What any call may hear is not repeated with each.
    if (response === undefined)
      return general.includes(status) ? this.#error(received) : ['no such answer'];
    const schema = jsonSchema(this.#schemas.resolved(response));
    // A refusal has its sentence even where the description leaves it out.
    if (schema === undefined && status >= 400) return this.#error(received);
    if (schema === undefined) return received === undefined ? [] : ['its answer has no body'];
    return this.#schemas.problems(schema, received).map((problem) => `received ${problem}`);
  }

  #error(received: unknown): readonly string[] {
    if (received === undefined) return [];
    return this.#schemas.problems({ $ref: '#/components/schemas/basic-error' }, received);
  }
}

// --- internal ---

const general = [304, 400, 401, 403, 404, 410, 422, 429, 451, 500, 502, 503, 504];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function jsonSchema(part: Readonly<Record<string, unknown>>): unknown {
  const content = isObject(part['content']) ? part['content'] : {};
  const json = content['application/json'] ?? content['application/scim+json'];
  return isObject(json) ? json['schema'] : undefined;
}

/** A parameter travels as text. */
function typed(value: string, schema: Readonly<Record<string, unknown>>): unknown {
  if (schema['type'] === 'integer' || schema['type'] === 'number') return Number(value);
  if (schema['type'] === 'boolean') return value === 'true';
  return value;
}

/** Fields of a body that may have several forms; none where it may be anything. */
function fieldsOf(schemas: Schemas, schema: unknown): ReadonlySet<string> {
  const { properties, oneOf, anyOf, allOf } = schemas.resolved(schema);
  const own = isObject(properties) ? Object.keys(properties) : [];
  const forms = [...listOf(oneOf), ...listOf(anyOf), ...listOf(allOf)];
  return new Set([...own, ...forms.flatMap((form) => [...fieldsOf(schemas, form)])]);
}
