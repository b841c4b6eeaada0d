import type { Bilingual } from '../../../lib/base/index.ts';
import { type Path, pathText } from '../compare/path.ts';
import { valueText } from '../compare/text.ts';
import { quantity } from '../cost/quantity.ts';
import { isList, textOf, type Value } from '../manifest/value.ts';
import { maskTokens } from '../mask/token.ts';
import type { ChangeKind } from '../report.ts';
import type { Effect } from '../report-source.ts';
import { shown, shownPair } from '../show.ts';
import { telling } from './telling-fields.ts';

/** One rendered change, of a whole object (an empty path) or of a place in it. */
export interface RenderedChange {
  readonly kind: string;
  readonly name: string;
  readonly change: ChangeKind;
  readonly path: Path;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** The change in words, and how much it tells a reader: 0 tells the most. */
export interface Told extends Effect {
  readonly rank: number;
}

/** Says a rendered change as a person would. */
export function told(change: RenderedChange): Told {
  if (change.path.length === 0) return wholeObject(change);
  const found = telling(change);
  if (found !== undefined)
    return { ...found, label: bounded(found.label), ...values(change, found.unit) };
  return {
    rank: 8,
    label: both(shown(`${change.kind} ${maskTokens(change.name)} ${pathText(change.path)}`, 120)),
    ...values(change, 'text'),
  };
}

/** The sentence of a change: `memory limit of web 1.5 Gi → 3 Gi`. */
export function sentence({ label, before, after }: Effect): Bilingual {
  const change = before === null && after === null ? '' : ` ${before ?? '–'} → ${after ?? '–'}`;
  return { fr: `${label.fr}${change}`, en: `${label.en}${change}` };
}

/** How a value reads best. */
export type Unit = 'bytes' | 'cpu' | 'image' | 'text';

// --- internal ---

const gone = { added: ['ajouté', 'added'], removed: ['ôté', 'removed'] } as const;

function wholeObject({ kind, name, change }: RenderedChange): Told {
  const [fr, en] = change === 'removed' ? gone.removed : gone.added;
  const object = shown(`${kind} ${maskTokens(name)}`, 120);
  return {
    rank: 4,
    label: { fr: `${object} ${fr}`, en: `${object} ${en}` },
    before: null,
    after: null,
  };
}

function values({ before, after }: RenderedChange, unit: Unit): Pick<Effect, 'before' | 'after'> {
  const [one, other] = [read(before, unit), read(after, unit)];
  if (one === null || other === null) {
    return { before: one && shown(one, 80), after: other && shown(other, 80) };
  }
  return shownPair(one, other, 80);
}

function read(value: Value | undefined, unit: Unit): string | null {
  if (value === undefined) return null;
  const text = textOf(value);
  if (unit === 'bytes') return bytes(value) ?? valueText(value);
  if (unit === 'cpu') return cores(value) ?? valueText(value);
  if (unit === 'image' && text !== undefined) return version(text);
  if (isList(value)) return value.map((item) => textOf(item) ?? valueText(item)).join(', ');
  return text ?? valueText(value);
}

/** `6.0.5`; the digest's first digits where there is no tag. */
function version(image: string): string {
  const [named = '', digest] = image.split('@', 2);
  const tag = /:(?<tag>[^/:]+)$/.exec(named)?.groups?.['tag'];
  return tag ?? (digest === undefined ? 'latest' : digest.slice(0, 19));
}

function bytes(value: Value): string | undefined {
  const amount = quantity(value);
  if (amount === undefined) return undefined;
  const [unit, size] =
    amount >= 2 ** 40 ? ['Ti', 2 ** 40] : amount >= 2 ** 30 ? ['Gi', 2 ** 30] : ['Mi', 2 ** 20];
  return `${Number((amount / Number(size)).toFixed(2))} ${unit}`;
}

function cores(value: Value): string | undefined {
  const amount = quantity(value);
  return amount === undefined ? undefined : `${Number(amount.toFixed(3))} CPU`;
}

function bounded({ fr, en }: Bilingual): Bilingual {
  return { fr: shown(maskTokens(fr), 120), en: shown(maskTokens(en), 120) };
}

function both(text: string): Bilingual {
  return { fr: text, en: text };
}
