import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldVerdict, Verdict } from '../verdict/verdict.ts';

/** What a field said, as a pull request remembers it. */
export interface RememberedAnswer {
  readonly id: string;
  readonly label: string;
  /** The answer's beginning; several ticked boxes on lines of their own. */
  readonly text: string;
  /** Tells two answers apart that begin alike. */
  readonly hash: string;
}

/**
 * The hidden line by which the description of a pull request remembers what the request
 * said: the next version is compared with it. In Base64: whatever the requester wrote can
 * neither end the comment nor begin another.
 */
export function rememberedAnswers({ fields }: Pick<Verdict, 'fields'>): string {
  const lines = lengths.map((length) => lineOf(fields, length));
  return lines.find((text) => text.length <= longestLine) ?? lineOf([], 0);
}

/** What the description remembers; undefined where there is no such line, or somebody edited it. */
export function answersIn(body: string): readonly RememberedAnswer[] | undefined {
  const base64 = line.exec(body)?.groups?.['base64'];
  if (base64 === undefined) return undefined;
  try {
    const rows = shape.parse(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
    return rows.map(([id, label, text, hash]) => ({ id, label, text, hash }));
  } catch {
    return undefined;
  }
}

/** The same of a request as it is now. */
export function answersOf({ fields }: Pick<Verdict, 'fields'>): readonly RememberedAnswer[] {
  return fields.filter(isAnswered).map((field) => remembered(field, lengths[0]));
}

// --- internal ---

/** Characters of an answer that are remembered: fewer where they would take too much room. */
const lengths = [160, 80, 40, 20, 0] as const;

/** Characters of the hidden line. */
const longestLine = 15_000;

const line = /^<!-- eln-request (?<base64>[A-Za-z0-9+/]+=*) -->$/m;

const shape = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).max(200);

function isAnswered({ value }: FieldVerdict): boolean {
  return value !== null && value.length > 0;
}

function lineOf(fields: Verdict['fields'], length: number): string {
  const rows = fields.filter(isAnswered).map((field) => {
    const { id, label, text, hash } = remembered(field, length);
    return [id, label, text, hash];
  });
  return `<!-- eln-request ${Buffer.from(JSON.stringify(rows)).toString('base64')} -->`;
}

function remembered({ id, label, value }: FieldVerdict, length: number): RememberedAnswer {
  const text = [value ?? []].flat().join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { id, label, text: beginning(text, length), hash };
}

function beginning(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  return length === 0 ? '' : `${characters.slice(0, length - 1).join('')}…`;
}
