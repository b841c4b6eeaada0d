import { frenchSpaces } from '../../../../lib/base/encode/index.ts';
import type { Bilingual, Language } from '../../../../lib/base/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import { footer } from '../footer.ts';
import { words } from '../words.ts';
import { addressOf, type LivingRecord, type RecordFacts } from './state.ts';

/** What is told in a comment of its own, once: an edited comment reaches nobody's mailbox. */
export type DeploymentEvent = 'healthy' | 'failed' | 'unhealthy';

/** Minutes that a notebook may be unwell before somebody is told: restarts and migrations take as long. */
const unhealthyMinutes = 30;

/**
 * What has happened that should be told. `before` is the record as the issue remembers it:
 * that the notebook is ready is news once. Of a request that others have followed only the
 * way to its end is told; what the notebook does later is told on the newest.
 */
export function eventsOf(
  before: LivingRecord | undefined,
  record: LivingRecord,
  { number, instance, deployment }: RecordFacts,
  now: string,
): readonly DeploymentEvent[] {
  const isReady = record.days.ready !== undefined;
  const isNewest = (instance.changes?.at(-1) ?? instance.request).number === number;
  if (isReady && before?.days.ready === undefined) return ['healthy'];
  if (deployment === null || (isReady && !isNewest)) return [];
  const { hasFailed = false, isHealthy, unhealthySince } = deployment;
  const minutes =
    isHealthy || unhealthySince === undefined
      ? 0
      : (Date.parse(now) - Date.parse(unhealthySince)) / 60_000;
  return [
    ...(hasFailed ? (['failed'] as const) : []),
    ...(minutes >= unhealthyMinutes ? (['unhealthy'] as const) : []),
  ];
}

/** The comment of an event. Always the same text for the same notebook: told again, it changes nothing. */
export function eventMarkdown(
  event: DeploymentEvent,
  { kind }: LivingRecord,
  { instance }: RecordFacts,
  platform: Platform,
  language: Language,
): string {
  const sort = kind === 'new' ? 'new' : 'change';
  const address = addressOf(instance, platform);
  const link =
    event === 'healthy' && address !== undefined
      ? [`**[${new URL(address).host}](<${address}>)**`]
      : [];
  const body = (spoken: Language) => {
    const { title, text } = sentences[event][sort];
    const told = [`### ${title[spoken]}`, text[spoken], ...link].join('\n\n');
    return `${spoken === 'fr' ? frenchSpaces(told) : told}\n\n${footer({ platform }, spoken)}`;
  };
  const other = language === 'fr' ? 'en' : 'fr';
  const folded = `<details><summary>${words[other].name}</summary>`;
  return [body(language), folded, body(other), '</details>\n'].join('\n\n');
}

// --- internal ---

interface Told {
  readonly title: Bilingual;
  readonly text: Bilingual;
}

const failed: Told = {
  title: { fr: '⚠️ L’installation a échoué', en: '⚠️ The installation has failed' },
  text: {
    fr: 'Elle reprend d’elle-même ; les mainteneurs sont prévenus par ce message. Vous n’avez rien à faire, et aucune donnée n’est perdue.',
    en: 'It is tried again by itself; the maintainers are told by this message. There is nothing for you to do, and no data is lost.',
  },
};

const unhealthy: Told = {
  title: {
    fr: `⚠️ Le cahier ne répond pas normalement depuis ${unhealthyMinutes} minutes`,
    en: `⚠️ The notebook has not answered as it should for ${unhealthyMinutes} minutes`,
  },
  text: {
    fr: 'Les mainteneurs sont prévenus par ce message. Vous n’avez rien à faire, et aucune donnée n’est perdue.',
    en: 'The maintainers are told by this message. There is nothing for you to do, and no data is lost.',
  },
};

const sentences: Readonly<Record<DeploymentEvent, Readonly<Record<'new' | 'change', Told>>>> = {
  healthy: {
    new: {
      title: { fr: '🎉 Votre cahier est prêt', en: '🎉 Your notebook is ready' },
      text: {
        fr: 'Le premier commentaire de cette demande dit comment s’y connecter.',
        en: 'The first comment of this request says how to log in.',
      },
    },
    change: {
      title: { fr: '🎉 Le changement est en vigueur', en: '🎉 The change is in force' },
      text: {
        fr: 'Le cahier répond, avec ce qui a été demandé.',
        en: 'The notebook answers, with what was asked for.',
      },
    },
  },
  failed: { new: failed, change: failed },
  unhealthy: { new: unhealthy, change: unhealthy },
};
