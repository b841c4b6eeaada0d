import type { SetupFact } from '../../set-up.ts';
import type { GitHubApi } from '../api.ts';
import { missing, ok, unknown } from './facts.ts';

/** What the token of a workflow may do where the workflow does not say. */
export async function inspectActions(api: GitHubApi): Promise<readonly SetupFact[]> {
  const doing = { failed: 'the settings of Actions could not be read', where: api.place() };
  const { data } = await api.ask(doing, (octokit) =>
    octokit.rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(api.here),
  );
  const isApp = api.settings.credentials.kind === 'app';
  const mayOpenPulls = data.can_approve_pull_request_reviews;
  return [
    data.default_workflow_permissions === 'read'
      ? ok('actions-permissions', {
          fr: 'Sans autre mot, le jeton d’un workflow ne fait que lire.',
          en: 'Without further word the token of a workflow only reads.',
        })
      : missing(
          'actions-permissions',
          {
            fr: 'Sans autre mot, le jeton d’un workflow peut écrire partout dans le dépôt.',
            en: 'Without further word the token of a workflow may write all over the repository.',
          },
          {
            fr: 'Réglages du dépôt, « Actions », « General » : « Read repository contents and packages permissions ».',
            en: 'Repository settings, “Actions”, “General”: “Read repository contents and packages permissions”.',
          },
        ),
    mayOpenPulls === isApp ? wrongPulls(isApp) : rightPulls(isApp),
  ];
}

// --- internal ---

function rightPulls(isApp: boolean): SetupFact {
  return ok(
    'actions-pulls',
    isApp
      ? {
          fr: 'Un workflow ne peut ni ouvrir ni approuver de demande de fusion : l’application seule en ouvre.',
          en: 'A workflow can neither open nor approve a pull request: the App alone opens them.',
        }
      : {
          fr: 'Un workflow peut ouvrir des demandes de fusion, ce que le mode sans application demande.',
          en: 'A workflow may open pull requests, as the mode without an App needs it to.',
        },
  );
}

function wrongPulls(isApp: boolean): SetupFact {
  const box = 'Allow GitHub Actions to create and approve pull requests';
  return isApp
    ? missing(
        'actions-pulls',
        {
          fr: 'N’importe quel workflow peut ouvrir et approuver des demandes de fusion.',
          en: 'Any workflow may open and approve pull requests.',
        },
        { fr: `Décochez « ${box} ».`, en: `Untick “${box}”.` },
      )
    : unknown(
        'actions-pulls',
        {
          fr: 'Un workflow ne peut pas ouvrir de demande de fusion : sans application, il le faut ; avec elle, c’est bien ainsi.',
          en: 'A workflow cannot open pull requests: without an App it must; with one it is well so.',
        },
        {
          fr: `Si la flotte n’a pas d’application, cochez « ${box} ».`,
          en: `If the fleet has no App, tick “${box}”.`,
        },
      );
}
