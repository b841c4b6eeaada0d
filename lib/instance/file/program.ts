import type { ImportDeclaration, ObjectExpression, Program, Statement } from 'oxc-parser';

/** Where an instance file finds its type: the one import that it has. */
export const typeImport = '../lib/instance/index.ts';

/** A place in the text that is refused, by its offset. */
export interface Refusal {
  readonly code: string;
  readonly at: number;
  readonly field?: string;
  readonly what: string;
  readonly fix: string;
}

const shape =
  "Keep two statements: import type { Instance } from '../lib/instance/index.ts' and export default { … } satisfies Instance.";

/**
 * The object that the file exports, if the file is made of exactly the type
 * import and the default export; otherwise what else it holds.
 */
export function exportedObject(program: Program): {
  readonly object: ObjectExpression | undefined;
  readonly refusals: readonly Refusal[];
} {
  const refusals: Refusal[] = [];
  let object: ObjectExpression | undefined;
  let imports = 0;
  let exports = 0;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      imports += 1;
      if (imports > 1 || !isTypeImport(statement)) refusals.push(wrongImport(statement.start));
    } else if (statement.type === 'ExportDefaultDeclaration') {
      exports += 1;
      const exported = satisfiedObject(statement.declaration);
      if (exports > 1 || exported === undefined) refusals.push(wrongExport(statement.start));
      else object = exported;
    } else {
      refusals.push(wrongStatement(statement));
    }
  }
  if (imports === 0) refusals.push(wrongImport(program.body[0]?.start ?? 0));
  if (exports === 0) refusals.push(wrongExport(program.body.at(-1)?.start ?? 0));
  return { object, refusals };
}

// --- internal ---

function isTypeImport(statement: ImportDeclaration): boolean {
  const [specifier, ...others] = statement.specifiers;
  return (
    statement.importKind === 'type' &&
    statement.phase === null &&
    statement.attributes.length === 0 &&
    // As it is written: an escape would spell the same path and read as another.
    statement.source.raw?.slice(1, -1) === typeImport &&
    others.length === 0 &&
    specifier?.type === 'ImportSpecifier' &&
    specifier.importKind === 'value' &&
    specifier.imported.type === 'Identifier' &&
    specifier.imported.name === 'Instance' &&
    specifier.local.name === 'Instance'
  );
}

function satisfiedObject(
  declaration: (Statement & { type: 'ExportDefaultDeclaration' })['declaration'],
): ObjectExpression | undefined {
  if (declaration.type !== 'TSSatisfiesExpression') return undefined;
  const { expression, typeAnnotation: type } = declaration;
  const named =
    type.type === 'TSTypeReference' &&
    type.typeArguments === null &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Instance';
  return named && expression.type === 'ObjectExpression' ? expression : undefined;
}

function wrongImport(at: number): Refusal {
  return {
    code: 'INSTANCE_IMPORT',
    at,
    what: 'An instance file imports the type Instance and nothing else.',
    fix: shape,
  };
}

function wrongExport(at: number): Refusal {
  return {
    code: 'INSTANCE_EXPORT',
    at,
    what: 'The default export is not one object literal that satisfies Instance.',
    fix: shape,
  };
}

function wrongStatement(statement: Statement): Refusal {
  const isDirective =
    statement.type === 'ExpressionStatement' && typeof statement.directive === 'string';
  return isDirective
    ? {
        code: 'INSTANCE_DIRECTIVE',
        at: statement.start,
        what: 'A directive has no place in an instance file.',
        fix: shape,
      }
    : {
        code: 'INSTANCE_STATEMENT',
        at: statement.start,
        what: 'An instance file holds data, no further statement.',
        fix: shape,
      };
}
