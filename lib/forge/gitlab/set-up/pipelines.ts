import type { Bilingual } from '../../../base/index.ts';
import type { SetupFact, WantedSetup } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { hooks, schedules } from './shapes.ts';

const everything = { perPage: 100, maxPages: 5 };

/** By this word the pipeline knows the schedule (.gitlab/ci/requests.yml). */
const scheduleName = 'requests';

/** The webhook that answers an issue at once, and the schedule that answers what it missed. */
export async function pipelineFacts(
  api: GitLabApi,
  { base }: Pick<WantedSetup, 'base'>,
): Promise<readonly SetupFact[]> {
  return [...(await webhookFacts(api)), ...(await scheduleFacts(api, base))];
}

// --- internal ---

function webhookFacts(api: GitLabApi): Promise<readonly SetupFact[]> {
  const id = 'webhook';
  return seen(
    () => api.ask((gitlab) => gitlab.ProjectHooks.all(api.project, everything), hooks),
    (found) => {
      const triggers = found.filter(({ url }) => url);
      const isHeard = (event: 'issues_events' | 'merge_requests_events') =>
        triggers.some((hook) => hook[event] === true);
      if (triggers.some(({ enable_ssl_verification }) => enable_ssl_verification === false)) {
        return lacks(id, unverified, {
          fr: 'Settings > Webhooks : cochez « Enable SSL verification ».',
          en: 'Settings > Webhooks: tick “Enable SSL verification”.',
        });
      }
      if (isHeard('issues_events') && isHeard('merge_requests_events')) {
        return isSo(id, {
          fr: 'Un ticket ou une demande de fusion qui change démarre un pipeline.',
          en: 'An issue or a merge request that changes starts a pipeline.',
        });
      }
      return lacks(id, isHeard('issues_events') ? deafToMerges : deafToIssues, {
        fr: 'Settings > CI/CD > Pipeline trigger tokens : créez un jeton ; Settings > Webhooks : ajoutez son adresse (« Use webhook »), « Issues events » et « Merge request events » seulement.',
        en: 'Settings > CI/CD > Pipeline trigger tokens: make a token; Settings > Webhooks: add its address (“Use webhook”), “Issues events” and “Merge request events” only.',
      });
    },
    cannotSee(id, {
      fr: 'Les webhooks ne peuvent pas être lus.',
      en: 'The webhooks cannot be read.',
    }),
  );
}

const unverified: Bilingual = {
  fr: 'Le webhook ne vérifie pas le certificat.',
  en: 'The webhook does not check the certificate.',
};

const deafToIssues: Bilingual = {
  fr: 'Aucun webhook ne démarre de pipeline quand un ticket change.',
  en: 'No webhook starts a pipeline when an issue changes.',
};

const deafToMerges: Bilingual = {
  fr: 'Aucun webhook ne démarre de pipeline quand une demande de fusion change.',
  en: 'No webhook starts a pipeline when a merge request changes.',
};

function scheduleFacts(api: GitLabApi, base: string): Promise<readonly SetupFact[]> {
  const id = 'schedule';
  return seen(
    () => api.ask((gitlab) => gitlab.PipelineSchedules.all(api.project, everything), schedules),
    (found) => {
      const refs = [base, `refs/heads/${base}`];
      const isThere = found.some(
        ({ active, ref, description }) =>
          active && refs.includes(ref) && description?.trim() === scheduleName,
      );
      if (isThere) {
        return isSo(id, {
          fr: `Un pipeline planifié de \`${base}\` relit ce que le webhook aurait manqué.`,
          en: `A scheduled pipeline of \`${base}\` reads what the webhook may have missed.`,
        });
      }
      return lacks(
        id,
        {
          fr: `Aucun pipeline planifié \`${scheduleName}\` de \`${base}\` n’est actif.`,
          en: `No scheduled pipeline \`${scheduleName}\` of \`${base}\` is active.`,
        },
        {
          fr: `Build > Pipeline schedules : planifiez-en un, de description \`${scheduleName}\`, toutes les trente minutes.`,
          en: `Build > Pipeline schedules: make one, of the description \`${scheduleName}\`, every thirty minutes.`,
        },
      );
    },
    cannotSee(id, {
      fr: 'Les pipelines planifiés ne peuvent pas être lus.',
      en: 'The scheduled pipelines cannot be read.',
    }),
  );
}
