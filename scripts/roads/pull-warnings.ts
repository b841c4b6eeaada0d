import type { PullRequest, WantedPullRequest } from '../../lib/forge/index.ts';

/** What a maintainer must not miss before merging: first lines of the pull request. */
export interface PullWarnings {
  /** Whether the file names the group that stands in until a maintainer knows the owner. */
  readonly isOwnerMissing: boolean;
  /** Branches of other requests that want the same slug. */
  readonly rivals: readonly string[];
}

/** The pull request with its warnings first. Branch names are ours: no user text stands here. */
export function withWarnings<Pull extends Pick<WantedPullRequest, 'title' | 'body'>>(
  pull: Pull,
  { isOwnerMissing, rivals }: PullWarnings,
): Pull {
  const lines = [
    ...(isOwnerMissing ? [ownerMissing] : []),
    ...rivals.map((branch) => rival(branch)),
  ];
  return lines.length === 0 ? pull : { ...pull, body: `${lines.join('\n\n')}\n\n${pull.body}` };
}

/** Why a pull request must not be merged: the edited request is refused, or may not be carried out. */
export type Withdrawal = 'refused' | 'held';

/**
 * The pull request of a request that was edited and refused, or that is held: it still holds
 * what the request said before. The next accepted edit writes title and body anew.
 */
export function withdrawn(
  { branch, base, title, body }: PullRequest,
  why: Withdrawal,
): WantedPullRequest {
  const known = Object.values(outdated).find((line) => body.startsWith(line));
  const rest = known === undefined ? body : body.slice(known.length).trimStart();
  return {
    ...{ branch, base, body: `${outdated[why]}\n\n${rest}` },
    title: title.startsWith(doNotMerge) ? title : `${doNotMerge}${title}`,
  };
}

// --- internal ---

const ownerMissing =
  '⛔ Avant de fusionner, inscrivez le groupe propriétaire dans le fichier de l’instance (`owner.group`) : il n’est pas encore connu. / Before merging, put the owning group into the instance file (`owner.group`): it is not known yet.';

const doNotMerge = 'Ne pas fusionner : ';

const outdated: Readonly<Record<Withdrawal, string>> = {
  refused:
    '⛔ Ne pas fusionner : la demande a été modifiée depuis, et sa nouvelle version est refusée. / Do not merge: the request was edited since, and its new version is refused.',
  held: '⛔ Ne pas fusionner : la demande ne peut pas être menée ; la réponse sur la demande dit pourquoi. / Do not merge: the request cannot be carried out; the answer on the request says why.',
};

function rival(branch: string): string {
  return `⚠️ Une autre demande ouverte (\`${branch}\`) veut le même identifiant : une seule des deux pourra être fusionnée. / Another open request (\`${branch}\`) wants the same identifier: only one of the two can be merged.`;
}
