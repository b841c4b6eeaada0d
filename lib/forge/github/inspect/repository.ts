import type { SetupFact } from '../../set-up.ts';
import type { GitHubApi } from '../api.ts';
import { missing, ok } from './facts.ts';

/** Whether the repository takes issues at all. */
export async function inspectRepository(api: GitHubApi): Promise<readonly SetupFact[]> {
  const doing = { failed: 'the repository could not be read', where: api.place() };
  const { data } = await api.ask(doing, (octokit) => octokit.rest.repos.get(api.here));
  if (data.archived) {
    return [
      missing(
        'repository',
        { fr: 'Le dépôt est archivé.', en: 'The repository is archived.' },
        { fr: 'Sortez-le des archives.', en: 'Unarchive it.' },
      ),
    ];
  }
  if (!data.has_issues) {
    return [
      missing(
        'repository',
        { fr: 'Les tickets sont fermés dans ce dépôt.', en: 'Issues are switched off.' },
        {
          fr: 'Cochez « Issues » dans les réglages généraux du dépôt.',
          en: 'Tick “Issues” in the repository’s general settings.',
        },
      ),
    ];
  }
  return [
    ok('repository', { fr: 'Le dépôt reçoit des tickets.', en: 'The repository takes issues.' }),
  ];
}

/** One that lacks is made when it is first given; it is told so that its colour can be chosen before. */
export async function inspectLabels(
  api: GitHubApi,
  wanted: readonly string[],
): Promise<readonly SetupFact[]> {
  const doing = { failed: 'the labels could not be read', where: api.place() };
  const labels = await api.ask(doing, (octokit) =>
    octokit.paginate(octokit.rest.issues.listLabelsForRepo, { ...api.here, per_page: 100 }),
  );
  const there = new Set(labels.map(({ name }) => name.toLowerCase()));
  const lacking = wanted.filter((label) => !there.has(label.toLowerCase()));
  if (lacking.length === 0) {
    return [ok('labels', { fr: 'Toutes les étiquettes existent.', en: 'Every label exists.' })];
  }
  return [
    missing(
      'labels',
      {
        fr: `Étiquettes absentes : ${lacking.join(', ')}.`,
        en: `Labels that do not exist: ${lacking.join(', ')}.`,
      },
      {
        fr: 'Créez-les, ou laissez la flotte créer chacune quand elle la donne.',
        en: 'Make them, or let the fleet make each when it first gives it.',
      },
    ),
  ];
}
