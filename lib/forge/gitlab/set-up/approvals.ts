import type { SetupFact } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { approvalRules, approvalSettings } from './shapes.ts';

/** Whether a merge request needs somebody's approval, and a new one after each change. */
export async function approvalFacts(api: GitLabApi): Promise<readonly SetupFact[]> {
  const id = 'approvals';
  const { project } = api;
  return seen(
    async () => {
      const settings = await api.ask(
        (gitlab) => gitlab.MergeRequestApprovals.showConfiguration(project),
        approvalSettings,
      );
      const rules = await api.ask(
        (gitlab) => gitlab.MergeRequestApprovals.allApprovalRules(project),
        approvalRules,
      );
      return { settings, rules };
    },
    ({ settings, rules }) => {
      const isRequired = rules.some(({ approvals_required }) => approvals_required > 0);
      if (isRequired && settings.reset_approvals_on_push === true) {
        return isSo(id, {
          fr: 'Une fusion demande une approbation, que tout changement annule.',
          en: 'A merge needs an approval, which any change takes back.',
        });
      }
      return lacks(
        id,
        {
          fr: 'Une demande peut être fusionnée sans approbation, ou avec une approbation plus ancienne qu’elle.',
          en: 'A request can be merged without an approval, or with one that is older than itself.',
        },
        {
          fr: 'Settings > Merge requests > Merge request approvals : au moins une approbation, « Remove all approvals » à chaque commit.',
          en: 'Settings > Merge requests > Merge request approvals: one approval at least, “Remove all approvals” when a commit is added.',
        },
      );
    },
    cannotSee(
      id,
      {
        fr: 'Les règles d’approbation ne peuvent pas être lues ; l’offre Free n’en a pas.',
        en: 'The rules of approval cannot be read; the Free plan has none.',
      },
      {
        fr: 'Avec l’offre Free, tenez-vous à la forme plus faible : seuls les mainteneurs fusionnent, et « Pipelines must succeed ».',
        en: 'On the Free plan, keep to the weaker form: only maintainers merge, and “Pipelines must succeed”.',
      },
    ),
  );
}
