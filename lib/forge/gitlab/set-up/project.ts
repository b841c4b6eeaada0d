import type { SetupFact } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { labels, settings } from './shapes.ts';

/** Issues open, merges held back until the pipeline has succeeded, commits kept as they are. */
export async function projectFacts(api: GitLabApi): Promise<readonly SetupFact[]> {
  const found = await api.ask((gitlab) => gitlab.Projects.show(api.project), settings);
  return [
    issuesFact(found.issues_access_level),
    pipelineFact(
      found.only_allow_merge_if_pipeline_succeeds,
      found.allow_merge_on_skipped_pipeline,
    ),
    squashFact(found.squash_option),
    triggerFact(found.ci_pipeline_variables_minimum_override_role),
  ];
}

/** The labels that the road of a request gives. */
export async function labelFacts(
  api: GitLabApi,
  wanted: readonly string[],
): Promise<readonly SetupFact[]> {
  return seen(
    () =>
      api.ask(
        (gitlab) => gitlab.ProjectLabels.all(api.project, { perPage: 100, maxPages: 20 }),
        labels,
      ),
    (found) => {
      const missing = wanted.filter((label) => !found.some(({ name }) => name === label));
      if (missing.length === 0) {
        return isSo('labels', {
          fr: 'Toutes les étiquettes existent.',
          en: 'All labels exist.',
        });
      }
      const list = missing.map((label) => `\`${label}\``).join(', ');
      return lacks(
        'labels',
        { fr: `Étiquettes manquantes : ${list}.`, en: `Missing labels: ${list}.` },
        {
          fr: 'Créez-les dans Manage > Labels ; sans cela, GitLab leur donne une couleur au hasard.',
          en: 'Create them under Manage > Labels; without that, GitLab gives them any colour.',
        },
      );
    },
    cannotSee('labels', {
      fr: 'Les étiquettes ne peuvent pas être lues.',
      en: 'The labels cannot be read.',
    }),
  );
}

// --- internal ---

function issuesFact(level: string | undefined): SetupFact {
  if (level === undefined) {
    return cannotSee('issues', {
      fr: 'On ne peut pas voir si les tickets sont ouverts.',
      en: 'Whether issues are open cannot be seen.',
    });
  }
  if (level !== 'disabled') {
    return isSo('issues', { fr: 'Les tickets sont ouverts.', en: 'Issues are open.' });
  }
  return lacks(
    'issues',
    { fr: 'Les tickets sont désactivés.', en: 'Issues are switched off.' },
    {
      fr: 'Activez-les dans Settings > General > Visibility.',
      en: 'Switch them on under Settings > General > Visibility.',
    },
  );
}

function pipelineFact(
  mustSucceed: boolean | null | undefined,
  skippedWillDo: boolean | null | undefined,
): SetupFact {
  const id = 'pipelines-must-succeed';
  if (mustSucceed == null) {
    return cannotSee(id, {
      fr: 'On ne peut pas voir si une fusion attend son pipeline.',
      en: 'Whether a merge waits for its pipeline cannot be seen.',
    });
  }
  if (mustSucceed && skippedWillDo !== true) {
    return isSo(id, {
      fr: 'Une fusion attend que son pipeline ait réussi.',
      en: 'A merge waits until its pipeline has succeeded.',
    });
  }
  return lacks(
    id,
    {
      fr: 'Une demande peut être fusionnée sans que son pipeline ait réussi : ni les règles ni l’empreinte de la demande ne la retiennent.',
      en: 'A request can be merged without its pipeline having succeeded: neither the rules nor the request’s digest hold it back.',
    },
    {
      fr: 'Settings > Merge requests : cochez « Pipelines must succeed », décochez « Skipped pipelines are considered successful ».',
      en: 'Settings > Merge requests: tick “Pipelines must succeed”, untick “Skipped pipelines are considered successful”.',
    },
  );
}

/** The trigger hands its payload over in a variable, so it needs the right to set variables. */
function triggerFact(role: string | null | undefined): SetupFact {
  const id = 'pipeline-variables';
  if (role == null) {
    return cannotSee(id, {
      fr: 'On ne peut pas voir qui peut donner des variables à un pipeline.',
      en: 'Who may give variables to a pipeline cannot be seen.',
    });
  }
  if (role === 'maintainer') {
    return isSo(id, {
      fr: 'Seuls les mainteneurs, et le déclencheur qu’ils ont créé, donnent des variables à un pipeline.',
      en: 'Only maintainers, and the trigger that they made, give variables to a pipeline.',
    });
  }
  const said =
    role === 'developer'
      ? {
          fr: 'Tout développeur peut donner des variables à un pipeline.',
          en: 'Every developer may give variables to a pipeline.',
        }
      : {
          fr: 'Le déclencheur ne peut pas remettre sa charge utile, qui est une variable.',
          en: 'The trigger cannot hand over its payload, which is a variable.',
        };
  return lacks(id, said, {
    fr: 'Settings > CI/CD > Variables > Minimum role to use pipeline variables : choisissez « Maintainer ».',
    en: 'Settings > CI/CD > Variables > Minimum role to use pipeline variables: choose “Maintainer”.',
  });
}

function squashFact(option: string | null | undefined): SetupFact {
  if (option == null) {
    return cannotSee('squash', {
      fr: 'On ne peut pas voir si les commits sont regroupés à la fusion.',
      en: 'Whether commits are squashed on merging cannot be seen.',
    });
  }
  if (option === 'never' || option === 'default_off') {
    return isSo('squash', {
      fr: 'Une fusion garde les commits, ceux des mainteneurs compris.',
      en: 'A merge keeps the commits, those of maintainers too.',
    });
  }
  return lacks(
    'squash',
    {
      fr: 'Une fusion regroupe les commits : on ne voit plus ce qu’un mainteneur a changé.',
      en: 'A merge squashes the commits: what a maintainer changed can no longer be seen.',
    },
    {
      fr: 'Settings > Merge requests > Squash commits when merging : choisissez « Do not allow ».',
      en: 'Settings > Merge requests > Squash commits when merging: choose “Do not allow”.',
    },
  );
}
