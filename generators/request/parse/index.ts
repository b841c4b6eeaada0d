import type { Field } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { earlierComments, fieldComments, introComments } from '../form/comments.ts';
import { bodyLimit, type Forge } from '../form/forge.ts';
import { type Reason, reason } from '../reason/reason.ts';
import { readAnswer } from './answer.ts';
import {
  bodyLines,
  characters,
  type Lines,
  lineOfCharacter,
  marksLimit,
  trimmed,
} from './normalise.ts';
import { cutIntoSections, type Section } from './sections.ts';
import { whichKind } from './which-kind.ts';

/** One field of a request, as it was written. */
export interface ParsedField {
  readonly field: Field;
  /** Line of its heading, or where its heading should be. */
  readonly line: number;
  /** Null where nothing was answered or nobody can tell what was. */
  readonly value: string | readonly string[] | null;
  readonly reasons: readonly Reason[];
  /** Whether the version of the form that was filled in did not have it. */
  readonly isNewer: boolean;
}

/** A request, cut into its fields. Says what is wrong with its form, not with its answers. */
export interface ParsedRequest {
  readonly kind: RequestKind | null;
  /** Version of the form that it was written with; null where the body does not say. */
  readonly formVersion: number | null;
  /** In the order of the form; none when the kind is unknown. */
  readonly fields: readonly ParsedField[];
  readonly problems: readonly Reason[];
}

/** Lines with too many marks that are told. */
const mostTold = 5;

/** Reads the body of an issue. Any text of any length has an answer, in linear time. */
export function parseBody(
  body: string,
  kinds: readonly RequestKind[],
  forge: Forge,
): ParsedRequest {
  const long = tooLong(body, bodyLimit[forge]);
  if (long !== undefined) return unread(long);
  if (body.trim() === '') return unread(reason('body-empty', {}, 1));
  const { lines, stackedOn } = bodyLines(body);
  const found = whichKind(lines, kinds);
  if (found === undefined) return unread(unknownKind(kinds));
  const { kind, formVersion, without, isEarlier, markerText } = found;
  const sections = cutIntoSections(lines, kind, markerText);
  const fields = kind.fields.map((field): ParsedField => {
    const section = sections.of.get(field) ?? { found: 'never', line: lines.texts.length };
    const isNewer = section.found === 'never' && without.includes(field.id);
    if (isNewer) return { field, line: section.line, value: null, reasons: [], isNewer };
    return { field, ...readSection(field, section, kind, forge, isEarlier), isNewer };
  });
  const problems = [
    ...stackedOn
      .slice(0, mostTold)
      .map((at) => reason('marks-stacked', { limit: marksLimit, at }, at)),
    ...textOutside(sections.before, kind, forge),
    ...(markerText === undefined || formVersion === null
      ? []
      : [reason('form-version', { version: formVersion, current: kind.formVersion })]),
  ];
  return { kind, formVersion, fields, problems };
}

// --- internal ---

function unread(problem: Reason): ParsedRequest {
  return { kind: null, formVersion: null, fields: [], problems: [problem] };
}

function tooLong(body: string, limit: number): Reason | undefined {
  const length = body.length <= limit ? 0 : characters(body);
  if (length <= limit) return undefined;
  const at = lineOfCharacter(body, limit + 1);
  return reason('body-too-long', { length, limit, at }, at);
}

function unknownKind(kinds: readonly RequestKind[]): Reason {
  const forms = {
    fr: kinds.map(({ title }) => `« ${title.fr} »`).join(', '),
    en: kinds.map(({ title }) => `“${title.en}”`).join(', '),
  };
  return reason('kind-unknown', { forms }, 1);
}

function readSection(
  field: Field,
  section: Section,
  kind: RequestKind,
  forge: Forge,
  isEarlier: boolean,
): Omit<ParsedField, 'field' | 'isNewer'> {
  const { line } = section;
  const { label } = field;
  switch (section.found) {
    case 'never':
      return { line, value: null, reasons: [reason('field-missing', { label })] };
    case 'changed':
      return { line, value: null, reasons: [reason('label-changed', { label, at: line })] };
    case 'repeatedly': {
      const { at, times } = section;
      const lines = `${at.join(', ')}${at.length < times ? '…' : ''}`;
      return { line, value: null, reasons: [reason('label-repeated', { label, times, lines })] };
    }
    case 'once': {
      const comments = forge === 'gitlab' ? commentsOf(field, kind, isEarlier) : [];
      const answer = readAnswer(field, withoutComments(section.lines, comments), forge);
      const moved = section.misplaced ? [reason('field-misplaced', { label })] : [];
      return { line, value: answer.value, reasons: [...moved, ...answer.reasons] };
    }
  }
}

/** Help that the template put there: of an earlier one, each line as it may have been. */
function commentsOf(field: Field, kind: RequestKind, isEarlier: boolean): readonly string[] {
  const lines = fieldComments(field, kind);
  return isEarlier ? [...new Set([...lines, ...earlierComments(field)])] : lines;
}

function textOutside(before: Lines, kind: RequestKind, forge: Forge): readonly Reason[] {
  const comments = forge === 'gitlab' ? introComments(kind) : [];
  const { first, texts } = trimmed(withoutComments(before, comments));
  return texts.length === 0 ? [] : [reason('text-outside-form', {}, first)];
}

/** Without the template's own comments: each exactly once, so that a requester's stay. */
function withoutComments({ first, texts }: Lines, comments: readonly string[]): Lines {
  if (comments.length === 0) return { first, texts };
  const left = [...texts];
  for (const comment of comments) {
    const at = left.indexOf(comment);
    // Blanked rather than taken out: the lines below keep their numbers.
    if (at >= 0) left[at] = '';
  }
  return { first, texts: left };
}
