import { type Field, oneLine } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { longestOf } from '../value/read.ts';
import { helpOf } from './condition.ts';

/** JSON Schema of an answers file, such as those in examples/requests: one shape for each kind. */
export function answersSchema(kinds: readonly RequestKind[]): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Answers to a request form',
    description:
      'What `fleet request body --answers` takes. Made from generators/request/definition.',
    oneOf: kinds.map((kind) => ({ $ref: `#/$defs/${kind.id}` })),
    $defs: Object.fromEntries(kinds.map((kind) => [kind.id, kindSchema(kind)])),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

// --- internal ---

function kindSchema({ id, title, fields }: RequestKind) {
  return {
    title: oneLine(title),
    type: 'object',
    additionalProperties: false,
    required: ['kind', ...fields.filter(({ required }) => required).map((field) => field.id)],
    properties: {
      kind: { const: id },
      ...Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field, fields)])),
    },
  };
}

function fieldSchema(field: Field, all: readonly Field[]) {
  const about = { title: oneLine(field.label), description: oneLine(helpOf(field, all)) };
  switch (field.type) {
    case 'input':
      return {
        ...about,
        type: 'string',
        maxLength: longestOf(field.rule),
        examples: [field.example],
      };
    case 'textarea':
      return { ...about, type: 'string', examples: [field.example] };
    case 'dropdown':
      return { ...about, enum: known(field) };
    case 'checkboxes':
      return {
        ...about,
        anyOf: [
          { const: true },
          { type: 'array', items: { enum: known(field) }, uniqueItems: true },
        ],
      };
  }
}

/** A choice is answered by its label or by its value. */
function known({ options }: Extract<Field, { type: 'dropdown' | 'checkboxes' }>): string[] {
  return options.flatMap(({ value, label }) => [oneLine(label), value]);
}
