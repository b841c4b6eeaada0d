import type { Bilingual } from '../../../base/index.ts';
import type { SetupFact } from '../../set-up.ts';
import type { GitHubApi } from '../api.ts';
import { missing, ok, unknown } from './facts.ts';
import { type Protection, readProtection } from './protection.ts';

/** The branch that requests are merged to: approved, checked, and never rewritten. */
export async function inspectBase(
  api: GitHubApi,
  branch: string,
  checks: readonly string[],
): Promise<readonly SetupFact[]> {
  const protection = await readProtection(api, branch);
  const lacking = checks.filter((check) => !protection.checks.includes(check));
  return [
    fact('base-protection', protection, protection.isKept, {
      yes: {
        fr: `Personne ne peut réécrire ni supprimer ${branch}.`,
        en: `Nobody may rewrite or delete ${branch}.`,
      },
      no: {
        fr: `${branch} peut être réécrite ou supprimée.`,
        en: `${branch} may be rewritten or deleted.`,
      },
      fix: {
        fr: `Réglages du dépôt, « Rules » : un ruleset actif sur ${branch} avec « Restrict deletions » et « Block force pushes ».`,
        en: `Repository settings, “Rules”: an active ruleset on ${branch} with “Restrict deletions” and “Block force pushes”.`,
      },
    }),
    fact('base-approvals', protection, protection.approvals >= 1, {
      yes: {
        fr: `Une fusion dans ${branch} demande ${protection.approvals} approbation(s).`,
        en: `A merge into ${branch} needs ${protection.approvals} approval(s).`,
      },
      no: {
        fr: `On peut fusionner dans ${branch} sans approbation.`,
        en: `One may merge into ${branch} without an approval.`,
      },
      fix: {
        fr: 'Dans ce ruleset : « Require a pull request before merging », une approbation au moins.',
        en: 'In that ruleset: “Require a pull request before merging”, one approval at least.',
      },
    }),
    fact('base-dismissal', protection, protection.dismisses, {
      yes: {
        fr: 'Un nouveau commit retire les approbations données avant lui.',
        en: 'A new commit takes back the approvals that were given before it.',
      },
      no: {
        fr: 'Une approbation survit aux commits qui la suivent.',
        en: 'An approval outlives the commits that follow it.',
      },
      fix: {
        fr: 'Dans ce ruleset : « Dismiss stale pull request approvals when new commits are pushed ».',
        en: 'In that ruleset: “Dismiss stale pull request approvals when new commits are pushed”.',
      },
    }),
    fact('base-checks', protection, lacking.length === 0, {
      yes: {
        fr: `Une fusion attend les vérifications ${checks.join(', ')}.`,
        en: `A merge waits for the checks ${checks.join(', ')}.`,
      },
      no: {
        fr: `Une fusion n’attend pas : ${lacking.join(', ')}.`,
        en: `A merge does not wait for: ${lacking.join(', ')}.`,
      },
      fix: {
        fr: `Dans ce ruleset : « Require status checks to pass », avec ${lacking.join(', ')}.`,
        en: `In that ruleset: “Require status checks to pass”, with ${lacking.join(', ')}.`,
      },
    }),
  ];
}

/** The branch that Argo CD follows: moved by the delivery alone. */
export async function inspectLive(api: GitHubApi, branch: string): Promise<readonly SetupFact[]> {
  const protection = await readProtection(api, branch);
  const isClosed = protection.isRestricted && protection.isKept;
  return [
    fact('live-protection', protection, isClosed, {
      yes: {
        fr: `Seuls ceux qui sont nommés peuvent avancer ${branch}, et personne ne peut la réécrire.`,
        en: `Only those who are named may move ${branch}, and nobody may rewrite it.`,
      },
      no: {
        fr: protection.exists
          ? `Quiconque peut écrire dans le dépôt peut avancer ou réécrire ${branch}.`
          : `La branche ${branch} n’existe pas encore.`,
        en: protection.exists
          ? `Whoever may write to the repository may move or rewrite ${branch}.`
          : `There is no branch ${branch} yet.`,
      },
      fix: {
        fr: `Suivez docs/how-to/protect-live.md : « Restrict updates », « Restrict deletions » et « Block force pushes » sur ${branch}, avec la seule livraison en exception.`,
        en: `Follow docs/how-to/protect-live.md: “Restrict updates”, “Restrict deletions” and “Block force pushes” on ${branch}, with the delivery as the only exception.`,
      },
    }),
  ];
}

// --- internal ---

interface Words {
  readonly yes: Bilingual;
  readonly no: Bilingual;
  readonly fix: Bilingual;
}

function fact(id: string, { isComplete }: Protection, holds: boolean, words: Words): SetupFact {
  if (holds) return ok(id, words.yes);
  if (isComplete) return missing(id, words.no, words.fix);
  return unknown(
    id,
    {
      fr: 'La protection de la branche ne se laisse pas lire en entier par ce jeton.',
      en: 'This token may not read all of the branch’s protection.',
    },
    {
      fr: `Donnez « administration: read » le temps du diagnostic, ou vérifiez vous-même. ${words.fix.fr}`,
      en: `Give “administration: read” for the time of the diagnosis, or look yourself. ${words.fix.en}`,
    },
  );
}
