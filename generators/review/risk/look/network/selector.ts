import { at, isMap, items, textOf, type Value } from '../../../manifest/value.ts';
import { inOrder } from '../../../tree/order.ts';

/** What a label selector asks for, one sentence a condition; none: everything is selected. */
export type Selector = ReadonlySet<string>;

/** The conditions of a label selector; undefined where there is no selector. */
export function selectorOf(value: Value | undefined): Selector | undefined {
  if (!isMap(value)) return undefined;
  const labels = at(value, 'matchLabels');
  const equal = isMap(labels)
    ? [...labels].map(([key, held]) => `${bare(key)}=${textOf(held) ?? String(held)}`)
    : [];
  const others = items(at(value, 'matchExpressions')).map(conditionOf);
  return new Set([...equal, ...others]);
}

/** Whether all that `narrow` selects, `wide` selects too, as far as their words tell. */
export function selects(wide: Selector, narrow: Selector): boolean {
  return [...wide].every((condition) => narrow.has(condition));
}

/** The selector in words; the fleet's own label of a role is told by its value. */
export function selectorTold(selector: Selector, everything: string): string {
  if (selector.size === 0) return everything;
  return inOrder(selector)
    .map((condition) => condition.replace(/^eln\.fleet\/role=/, ''))
    .join(' and ');
}

// --- internal ---

/** Cilium writes the source of a label before it. */
function bare(key: string): string {
  return key.replace(/^(?:k8s|any):/, '');
}

function conditionOf(expression: Value): string {
  const [key, operator] = [textOf(at(expression, 'key')), textOf(at(expression, 'operator'))];
  const values = inOrder(items(at(expression, 'values')).map((value) => textOf(value) ?? ''));
  if (operator === 'In' && values.length === 1) return `${bare(key ?? '')}=${values[0]}`;
  return [bare(key ?? ''), operator, values.join(',')].filter((word) => word !== '').join(' ');
}
