import { type Instance, instanceSchema } from '../../../lib/instance/index.ts';
import { labelOf } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import type { ProposalContext, RequestKind } from '../definition/kind.ts';
import { type ParsedField, type ParsedRequest, parseBody } from '../parse/index.ts';
import { reasonOf } from '../reason/finding.ts';
import { reason } from '../reason/reason.ts';
import { type Approval, approvalsOf } from '../screening/approvals.ts';
import type { Answer } from './answer.ts';
import { Board } from './board.ts';
import { judge, placeOf } from './candidate.ts';
import { checkConditions } from './conditions.ts';
import { requestDigest } from './digest.ts';
import { candidateOf, type Effect } from './effect.ts';
import { prefilledOf } from './prefilled.ts';
import { questionsOf } from './questions.ts';
import { namesNotebook, type RequestReading, readRequest } from './reading.ts';
import { routedTo } from './routed.ts';
import { type Question, type Verdict, type VerdictContext, verdictVersion } from './verdict.ts';

/** Stands in for the owner's group while nobody knows it; a question then says so. */
export const ownerUnknown = 1;

/**
 * The answer to the body of an issue: what each field was told, what else is wrong,
 * and, if nothing is, the instance that would be written. Everything is told at
 * once. Any text of any length gets an answer.
 */
export function verdict(body: string, context: VerdictContext): Verdict {
  return answerRequest(body, context).verdict;
}

/** The verdict, and what follows from it: the effect on the fleet, for the road that carries it out. */
export function answerRequest(body: string, context: VerdictContext): Answer {
  const parsed = parseBody(body, requestKinds(context.platform), context.forge);
  const { kind, problems } = parsed;
  const digest = requestDigest(parsed);
  if (kind === null || digest === null) return unread(problems);
  const reading = readRequest(parsed, kind, context);
  const told = new Board(reading.reasons);
  told.addAll(checkConditions(parsed.fields, kind, reading));
  const outcome = settleEffect(
    kind,
    reading,
    told,
    proposalContext(parsed, digest, context),
    context,
  );
  const fields = parsed.fields.map(({ field, value, line }) => {
    const reasons = told.of(field.id);
    return { id: field.id, label: labelOf(field), ok: reasons.length === 0, value, line, reasons };
  });
  const all = [...problems, ...told.of('')];
  const ok = all.length === 0 && fields.every((field) => field.ok);
  const effect = ok ? outcome.effect : null;
  const instance = effect === null || effect.does === 'ask' ? null : effect.instance;
  return {
    kind,
    effect,
    approvals: effect === null ? [] : outcome.approvals,
    byHand:
      kind.does === 'edit' && effect?.does === 'edit'
        ? kind.byHand(effect.before, effect.instance)
        : [],
    routed: effect?.does === 'ask' ? routedTo(effect.route, context.platform) : null,
    prefilled: prefilledOf(parsed, told, context),
    verdict: {
      ...{
        version: verdictVersion,
        ok,
        kind: kind.id,
        slug: instance?.slug ?? askedSlug(parsed.fields),
        digest,
      },
      ...{ fields, problems: all, questions: outcome.questions, instance },
    },
  };
}

// --- internal ---

interface Outcome {
  readonly effect: Effect | null;
  readonly questions: readonly Question[];
  readonly approvals: readonly Approval[];
}

const nothing: Outcome = { effect: null, questions: [], approvals: [] };

function unread(problems: Verdict['problems']): Answer {
  const nothing = { kind: null, slug: null, digest: null, instance: null };
  return {
    ...{ kind: null, effect: null, approvals: [], byHand: [], routed: null, prefilled: null },
    verdict: {
      ...{ version: verdictVersion, ok: false, ...nothing, fields: [], problems, questions: [] },
    },
  };
}

function proposalContext(
  { formVersion }: ParsedRequest,
  digest: string,
  { platform, fleet, openedOn, number, group }: VerdictContext,
): ProposalContext {
  const request = { number, digest, formVersion: formVersion ?? 1 };
  return { platform, fleet, openedOn, request, group: group ?? ownerUnknown };
}

/** Holds what the request would do against every rule; what is wrong goes onto the board. */
function settleEffect(
  kind: RequestKind,
  { values }: RequestReading,
  told: Board,
  proposal: ProposalContext,
  context: VerdictContext,
): Outcome {
  if (kind.does === 'ask')
    return { ...nothing, effect: { does: 'ask', route: kind.route(values) } };
  const candidate = candidateOf(kind, values, proposal);
  if (candidate === undefined) return nothing;
  told.addAll(candidate.reasons);
  // Whoever answered wrongly wanted something to change.
  if (candidate.changesNothing && told.failing().size === 0) {
    told.add('', reason('nothing-changes', {}));
  }
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
  return {
    effect: effectOf(candidate.before, judgement.instance),
    questions: questionsOf(news, candidate, kind, known, context),
    approvals: approvalsOf(kind, candidate.before, candidate.after, context.platform),
  };
}

function effectOf(before: Instance | undefined, instance: Instance | null): Effect | null {
  if (instance === null) return null;
  return before === undefined ? { does: 'create', instance } : { does: 'edit', before, instance };
}

function askedSlug(fields: readonly ParsedField[]): Instance['slug'] | null {
  const asked = instanceSchema.shape.slug.safeParse(fields.find(namesNotebook)?.value);
  return asked.success ? asked.data : null;
}
