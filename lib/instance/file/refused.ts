import type { Expression } from 'oxc-parser';
import { unseen } from '../../base/encode/index.ts';

/** Why a piece of syntax is not data. */
interface Refused {
  readonly code: string;
  readonly what: string;
}

type LiteralNode = Expression & { type: 'Literal' };

/** Escapes that the encoder writes: the two signs that need it, and characters that are not seen. */
const escapes = /\\(?:[\\'"]|u(?<point>[0-9a-f]{4})|.)/gs;

/**
 * Literals that a reader may misread: other writings of a number than the plain
 * decimal one, strings spelled with escapes where the letter itself would do.
 */
export function refusedLiteral({ value, raw }: LiteralNode): Refused | undefined {
  if (value === null && raw === 'null') return undefined;
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return refusedString(raw ?? '');
  if (typeof value !== 'number') {
    return { code: 'INSTANCE_BIGINT', what: 'A BigInt or a regular expression is not data.' };
  }
  const isPlain = Number.isFinite(value) && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(raw ?? '');
  // What is written is what is read: neither digits that are lost nor zeros that say nothing.
  if (!isPlain || String(value) !== raw) {
    return {
      code: 'INSTANCE_NUMBER',
      what: 'A number is written in plain decimal digits, and no more of them than are kept.',
    };
  }
  return undefined;
}

/** Any other expression, told by its kind. */
export function refusedExpression(node: Expression): Refused {
  return (
    kinds[node.type] ?? { code: 'INSTANCE_EXPRESSION', what: 'An expression is not a literal.' }
  );
}

// --- internal ---

function refusedString(raw: string): Refused | undefined {
  for (const { 0: written, groups } of raw.slice(1, -1).matchAll(escapes)) {
    if (written.length === 2 && /[\\'"]/.test(written.slice(1))) continue;
    const point = groups?.['point'];
    const isNeeded =
      point !== undefined && unseen.test(String.fromCharCode(Number.parseInt(point, 16)));
    if (!isNeeded)
      return { code: 'INSTANCE_ESCAPE', what: 'A character is spelled with an escape.' };
  }
  return undefined;
}

const call: Refused = { code: 'INSTANCE_CALL', what: 'A call is not data.' };
const cast: Refused = {
  code: 'INSTANCE_CAST',
  what: 'A type assertion inside the data is not allowed.',
};
const code: Refused = { code: 'INSTANCE_FUNCTION', what: 'A function or class is not data.' };
const template: Refused = { code: 'INSTANCE_TEMPLATE', what: 'A template is not a literal.' };
const parentheses: Refused = {
  code: 'INSTANCE_PARENTHESES',
  what: 'Parentheses and sequences are not data.',
};

const kinds: Readonly<Partial<Record<Expression['type'], Refused>>> = {
  CallExpression: call,
  NewExpression: call,
  ImportExpression: call,
  TSAsExpression: cast,
  TSSatisfiesExpression: cast,
  TSTypeAssertion: cast,
  TSNonNullExpression: cast,
  FunctionExpression: code,
  ArrowFunctionExpression: code,
  ClassExpression: code,
  TemplateLiteral: template,
  TaggedTemplateExpression: template,
  ParenthesizedExpression: parentheses,
  SequenceExpression: parentheses,
  Identifier: {
    code: 'INSTANCE_IDENTIFIER',
    what: 'A name stands for something else: only values are data, and undefined is left out.',
  },
};
