import { type Acceptance, readAcceptances, reviewMarker } from '../../generators/review/index.ts';
import type { Forge } from '../../lib/forge/index.ts';

/** Risks that maintainers took upon them, and the hidden line that says since when they may. */
export interface SignedOff {
  readonly risks: readonly Acceptance[];
  /** To stand at the end of the report, where the next run finds it. */
  readonly line: string;
}

/**
 * The base of trust of acceptances: remarks under the pull request, by accounts of which the
 * forge itself says that they may merge, written after the commit under review was first
 * seen. When that was, our own comment says: a commit's date is its author's to choose.
 *
 * @param now an instant, or a day
 */
export async function signedOff(
  forge: Forge,
  { number, head, now }: { readonly number: number; readonly head: string; readonly now: string },
): Promise<SignedOff> {
  const old = await forge.readComment({ on: 'pull', number }, reviewMarker);
  const seen = seenBefore(old, head) ?? endOfMinute(now);
  const line = `\n<!-- seen ${head} ${seen} -->\n`;
  const remarks = (await forge.readRemarks(number)).filter(({ body }) => body.includes(word));
  const comments = await Promise.all(
    remarks.map(async ({ author, body, at }) => ({
      ...{ author: author.login, body, at },
      isMaintainer: !author.isBot && (await forge.mayMerge(author)),
    })),
  );
  return { risks: readAcceptances(comments, seen), line };
}

// --- internal ---

/** Whoever has not written it is not asked for. */
const word = 'accept-risk:';

function seenBefore(comment: string | undefined, head: string): string | undefined {
  const found = /<!-- seen (?<commit>[0-9a-f]{40,64}) (?<at>[0-9T:Z-]+) -->\s*$/.exec(
    comment ?? '',
  );
  return found?.groups?.['commit'] === head ? found.groups['at'] : undefined;
}

/** Our clock tells minutes: a line of the same minute may be older than the commit. */
function endOfMinute(now: string): string {
  return now.replace(/:00Z$/, ':59Z');
}
