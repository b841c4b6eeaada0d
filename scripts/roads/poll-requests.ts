import { exitStatus, FleetError } from '../../lib/base/index.ts';
import type { ChangedIssue, CommentPlace, Forge } from '../../lib/forge/index.ts';
import { openRequest } from './open-request.ts';
import type { RequestContext } from './request/context.ts';
import { cursorComment, later, readCursor, withOverlap } from './request/cursor.ts';

export interface PollOptions {
  readonly context: () => Promise<RequestContext>;
  /** Begin here instead of where the last poll ended. ISO 8601. */
  readonly since?: string;
  /** Issues that one poll answers at most; the next one goes on. */
  readonly most: number;
  readonly today: string;
}

export interface PollOutcome {
  readonly answered: readonly { readonly number: number; readonly step: string }[];
  readonly failed: readonly PollFailure[];
  /** Up to where everything was answered; null before the first issue. */
  readonly cursor: string | null;
}

export interface PollFailure {
  readonly number: number;
  readonly code: string;
  readonly message: string;
  /** What the request itself says cannot be: told on the issue, and not tried again. */
  readonly isRequests: boolean;
}

/**
 * Answers every issue that changed since the last poll, for a forge that tells nobody of its
 * issues, or whose word was lost. Where the last poll ended stands in a comment on an issue
 * of the fleet's own: killed anywhere, the next poll does again what may not have been done,
 * and doing it twice changes nothing.
 */
export async function pollRequests(forge: Forge, options: PollOptions): Promise<PollOutcome> {
  const { most, today, since } = options;
  const own = await forge.ensureIssue({ ...pollIssue, openedOn: today });
  const place: CommentPlace = { on: 'issue', number: own.number };
  const before = readCursor(await forge.readComment(place, cursorMarker));
  const changed = await forge.changedIssues(since ?? withOverlap(before.at));
  const known = new Set(since === undefined ? before.seen.map(keyOf) : []);
  const due = changed
    .filter((issue) => issue.number !== own.number && !known.has(keyOf(issue)))
    .slice(0, most);
  if (due.length === 0) return { answered: [], failed: [], cursor: before.at ?? null };
  const { answered, failed, seen, upTo } = await answerAll(forge, due, await options.context());
  const cursor = later(before.at, upTo);
  if (cursor !== undefined) {
    const comment = cursorComment({ at: cursor, seen: [...before.seen, ...seen] });
    await forge.upsertComment(place, cursorMarker, comment);
  }
  return { answered, failed, cursor: cursor ?? null };
}

// --- internal ---

const cursorMarker = 'poll-cursor';

const pollIssue = {
  marker: 'request-poll',
  title: 'Relève des demandes / Poll of the requests',
  body: `Ne pas fermer ni modifier : la flotte note ici jusqu’où elle a relevé les demandes. Supprimer le commentaire ci-dessous fait tout relire, ce qui ne change rien.

*Do not close or edit: here the fleet notes up to where it has read the requests. Deleting the comment below makes it read everything again, which changes nothing.*
`,
};

/** So many failures one after the other are the forge's, and trying on only burdens it. */
const mostFailures = 3;

interface Answered extends Omit<PollOutcome, 'cursor'> {
  readonly seen: readonly ChangedIssue[];
  /** When the last issue changed before which none was left out. */
  readonly upTo: string | undefined;
}

async function answerAll(
  forge: Forge,
  due: readonly ChangedIssue[],
  context: RequestContext,
): Promise<Answered> {
  const answered: { number: number; step: string }[] = [];
  const failed: PollFailure[] = [];
  const seen: ChangedIssue[] = [];
  let upTo: string | undefined;
  for (const { number, changedAt } of due) {
    try {
      const { step } = await openRequest(forge, number, context);
      answered.push({ number, step });
    } catch (error) {
      if (!(error instanceof FleetError)) throw error;
      const isRequests = error.exit !== exitStatus.impossible;
      failed.push({ number, code: error.code, message: error.message, isRequests });
    }
    const last = failed.at(-1);
    if (last?.number !== number || last.isRequests) seen.push({ number, changedAt });
    const open = failed.filter(({ isRequests }) => !isRequests).length;
    if (open === 0) upTo = changedAt;
    if (open >= mostFailures) break;
  }
  return { answered, failed, seen, upTo };
}

/** An issue as it was at that time. */
function keyOf({ number, changedAt }: ChangedIssue): string {
  return `${number}@${changedAt}`;
}
