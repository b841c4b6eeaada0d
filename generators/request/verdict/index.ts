import { type Instance, instanceSchema } from '../../../lib/instance/index.ts';
import { labelOf } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import type { ProposalContext, RequestKind } from '../definition/kind.ts';
import { type ParsedField, type ParsedRequest, parseBody } from '../parse/index.ts';
import { reasonOf } from '../reason/finding.ts';
import { type Reason, reason } from '../reason/reason.ts';
import { judge, placeOf } from './candidate.ts';
import { checkConditions } from './conditions.ts';
import { requestDigest } from './digest.ts';
import { questionsOf } from './questions.ts';
import { isFreeSlug, type RequestReading, readRequest } from './reading.ts';
import { type Verdict, type VerdictContext, verdictVersion } from './verdict.ts';

/** Stands in for the owner's group while nobody knows it; a question then says so. */
export const ownerUnknown = 1;

/**
 * The answer to the body of an issue: what each field was told, what else is wrong,
 * and, if nothing is, the instance that would be written. Everything is told at
 * once. Any text of any length gets an answer.
 */
export function verdict(body: string, context: VerdictContext): Verdict {
  const parsed = parseBody(body, requestKinds(context.platform), context.forge);
  const { kind, fields, problems } = parsed;
  const digest = requestDigest(parsed);
  if (kind === null || digest === null) {
    const nothing = { kind: null, slug: null, digest: null, instance: null };
    return { version: verdictVersion, ok: false, ...nothing, fields: [], problems, questions: [] };
  }
  const reading = readRequest(parsed, kind, context);
  const told = new Board(reading);
  const proposal = proposalContext(parsed, digest, context);
  for (const { id, reason } of checkConditions(fields, kind, reading)) told.add(id, reason);
  for (const { id, reason } of kind.check(reading.values, proposal)) told.add(id, reason);

  const candidate = kind.propose(reading.values, proposal);
  const judgement = judge(candidate, context);
  const { mailbox: support } = context.platform.institute.support;
  const known = told.failing();
  const news = judgement.findings.filter(
    ({ field = '' }) => !known.has(placeOf(field, kind) ?? ''),
  );
  for (const path of judgement.unfit) {
    const place = placeOf(path, kind) ?? '';
    if (!known.has(place)) told.add(place, reason('answer-unfit', { support }));
  }
  for (const finding of news.filter(({ level }) => level === 'error')) {
    told.add(placeOf(finding.field ?? '', kind) ?? '', reasonOf(finding));
  }
  return settle(parsed, kind, digest, told, {
    questions: questionsOf(news, candidate, kind, known, context),
    instance: judgement.instance,
  });
}

// --- internal ---

/** Reasons as they are collected, by field id; those of no field under the empty id. */
class Board {
  readonly #reasons: Map<string, readonly Reason[]>;

  constructor({ reasons }: RequestReading) {
    this.#reasons = new Map(reasons);
  }

  add(id: string, reason: Reason): void {
    const before = this.of(id);
    const isNew = before.every(({ code, fr }) => code !== reason.code || fr !== reason.fr);
    if (isNew) this.#reasons.set(id, [...before, reason]);
  }

  of(id: string): readonly Reason[] {
    return this.#reasons.get(id) ?? [];
  }

  failing(): ReadonlySet<string> {
    return new Set(this.#reasons.keys());
  }
}

function proposalContext(
  { formVersion }: ParsedRequest,
  digest: string,
  { platform, fleet, openedOn, number, group }: VerdictContext,
): ProposalContext {
  const request = { number, digest, formVersion: formVersion ?? 1 };
  return { platform, fleet, openedOn, request, group: group ?? ownerUnknown };
}

function settle(
  parsed: ParsedRequest,
  kind: RequestKind,
  digest: string,
  told: Board,
  { questions, instance }: Pick<Verdict, 'questions' | 'instance'>,
): Verdict {
  const fields = parsed.fields.map(({ field, value, line }) => {
    const reasons = told.of(field.id);
    return { id: field.id, label: labelOf(field), ok: reasons.length === 0, value, line, reasons };
  });
  const problems = [...parsed.problems, ...told.of('')];
  const ok = problems.length === 0 && fields.every((field) => field.ok);
  const slug = askedSlug(parsed.fields);
  return {
    ...{ version: verdictVersion, ok, kind: kind.id, slug, digest },
    ...{ fields, problems, questions, instance: ok ? instance : null },
  };
}

function askedSlug(fields: readonly ParsedField[]): Instance['slug'] | null {
  const asked = instanceSchema.shape.slug.safeParse(fields.find(isFreeSlug)?.value);
  return asked.success ? asked.data : null;
}
