import type { SetupFact, WantedSetup } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { type Level, type ProtectedBranch, protectedBranches } from './shapes.ts';

/** GitLab’s number for the role. */
const maintainer = 40;

/** Who may move the base, who may move `live`, and that nobody is kept from the requests' own branches. */
export async function branchFacts(
  api: GitLabApi,
  { base, live }: Pick<WantedSetup, 'base' | 'live'>,
): Promise<readonly SetupFact[]> {
  return seen(
    () =>
      api.ask(
        (gitlab) => gitlab.ProtectedBranches.all(api.project, { perPage: 100, maxPages: 5 }),
        protectedBranches,
      ),
    (found) => [baseFact(found, base), liveFact(found, live), requestsFact(found)],
    [
      cannotSee('base-protection', hidden(base)),
      cannotSee('live-protection', hidden(live)),
      cannotSee('request-branches', hidden('request/…')),
    ],
  );
}

// --- internal ---

/** A branch name that a request gets. */
const example = 'request/1-umr-exemple';

function hidden(branch: string) {
  return {
    fr: `La protection de \`${branch}\` ne peut pas être lue.`,
    en: `The protection of \`${branch}\` cannot be read.`,
  };
}

/** GitLab takes the most permissive of the rules that match a name; `*` stands for anything. */
function rulesOf(found: readonly ProtectedBranch[], branch: string): readonly ProtectedBranch[] {
  return found.filter(({ name }) => {
    const pattern = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pattern.join('.*')}$`, 's').test(branch);
  });
}

/** Nobody, or roles from Maintainer up: no developer, and so not the fleet's own token. */
function isOnlyMaintainers({ access_level, user_id, group_id, deploy_key_id }: Level): boolean {
  if (user_id != null || group_id != null || deploy_key_id != null) return false;
  return isNobody({ access_level }) || (access_level ?? 0) >= maintainer;
}

function isNobody({ access_level }: Pick<Level, 'access_level'>): boolean {
  return access_level === 0;
}

function baseFact(found: readonly ProtectedBranch[], base: string): SetupFact {
  const id = 'base-protection';
  const rules = rulesOf(found, base);
  const isGood =
    rules.length > 0 &&
    rules.every(
      (rule) =>
        !rule.allow_force_push &&
        rule.push_access_levels.every(isNobodyAtAll) &&
        rule.merge_access_levels.every(isOnlyMaintainers),
    );
  if (isGood) {
    return isSo(id, {
      fr: `Seuls les mainteneurs fusionnent dans \`${base}\`, et personne n’y pousse.`,
      en: `Only maintainers merge into \`${base}\`, and nobody pushes to it.`,
    });
  }
  return lacks(
    id,
    {
      fr: `\`${base}\` peut être changée autrement que par une fusion d’un mainteneur.`,
      en: `\`${base}\` can be changed otherwise than by a maintainer’s merge.`,
    },
    {
      fr: `Settings > Repository > Protected branches, \`${base}\` : Allowed to merge « Maintainers », Allowed to push and merge « No one », Allowed to force push désactivé.`,
      en: `Settings > Repository > Protected branches, \`${base}\`: Allowed to merge “Maintainers”, Allowed to push and merge “No one”, Allowed to force push off.`,
    },
  );
}

/** Levels that name one account or key by its number let in that one alone. */
function liveFact(found: readonly ProtectedBranch[], live: string): SetupFact {
  const id = 'live-protection';
  const rules = rulesOf(found, live);
  const isGood =
    rules.length > 0 &&
    rules.every(
      (rule) =>
        !rule.allow_force_push &&
        rule.merge_access_levels.every(isNobodyAtAll) &&
        rule.push_access_levels.every((level) => isNobodyAtAll(level) || isOne(level)) &&
        rule.push_access_levels.filter(isOne).length <= 1,
    );
  if (isGood) {
    return isSo(id, {
      fr: `Un seul compte ou une seule clé fait avancer \`${live}\`.`,
      en: `One account or one key alone moves \`${live}\`.`,
    });
  }
  return lacks(
    id,
    {
      fr: `D’autres que la livraison peuvent faire avancer \`${live}\`, que suit Argo CD.`,
      en: `Others than the delivery can move \`${live}\`, which Argo CD follows.`,
    },
    {
      fr: 'Protégez-la comme le dit docs/how-to/protect-live.md.',
      en: 'Protect it as docs/how-to/protect-live.md says.',
    },
  );
}

function isOne({ user_id, deploy_key_id }: Level): boolean {
  return user_id != null || deploy_key_id != null;
}

function isNobodyAtAll(level: Level): boolean {
  return isNobody(level) && !isOne(level) && level.group_id == null;
}

/**
 * No rule may cover the branches of requests: a developer's token could not push them, and
 * between two protected branches the pipeline of a merge request sees protected variables
 * (GitLab 18.2 and newer), the token among them.
 */
function requestsFact(found: readonly ProtectedBranch[]): SetupFact {
  const id = 'request-branches';
  if (rulesOf(found, example).length === 0) {
    return isSo(id, {
      fr: 'Aucune règle ne protège les branches des demandes.',
      en: 'No rule protects the branches of requests.',
    });
  }
  return lacks(
    id,
    {
      fr: 'Une règle protège les branches `request/…` : le jeton ne peut pas les pousser, ou leurs pipelines le voient.',
      en: 'A rule protects the branches `request/…`: the token cannot push them, or their pipelines see it.',
    },
    {
      fr: 'Settings > Repository > Protected branches : restreignez le motif qui les couvre.',
      en: 'Settings > Repository > Protected branches: narrow the pattern that covers them.',
    },
  );
}
