import type { Field } from '../definition/field.ts';

const base = `\
body { max-width: 46rem; margin: 0 auto; padding: 1rem; }
fieldset { border: 1px solid GrayText; margin-block: 1.5rem; padding: .5rem 1rem 1rem; }
legend { font-weight: bold; padding-inline: .25rem; }
label { display: block; font-weight: bold; margin-block-start: 1rem; }
.help { margin: .25rem 0; }
input, select, textarea { box-sizing: border-box; font: inherit; padding: .25rem; width: 100%; }
textarea { min-block-size: 6rem; }
a { color: inherit; }
button { font: inherit; margin-block: 1rem; padding: .5rem 1rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;

/** The page's style sheet: a field that makes no sense under the other answers is not shown, without a script. */
export function styleOf(fields: readonly Field[]): string {
  const rules = fields.flatMap((field) => hidden(field));
  return rules.length === 0
    ? base
    : `${base}@supports selector(:has(*)) {\n${rules.join('\n')}\n}\n`;
}

/** Class of a field that is shown only under its condition. */
export function conditionClass({ id, when }: Field): string | undefined {
  return when?.only === true ? `only-${id}` : undefined;
}

// --- internal ---

function hidden(field: Field): readonly string[] {
  const name = conditionClass(field);
  if (name === undefined || field.when === undefined) return [];
  // Values are the product's own words: letters, digits, hyphens.
  const chosen = field.when.is.map((value) => `option[data-value="${value}"]:checked`).join(', ');
  return [`form:not(:has(#${field.when.field} :is(${chosen}))) .${name} { display: none; }`];
}
