import { frenchSpaces } from '../../../../lib/base/encode/index.ts';
import type { Language } from '../../../../lib/base/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import { footer } from '../footer.ts';
import { writtenDay } from '../moment.ts';
import { words } from '../words.ts';
import { rememberedLine } from './memory.ts';
import {
  addressOf,
  type LivingRecord,
  type RecordFacts,
  type RecordStep,
  stepOf,
  stepsOf,
} from './state.ts';
import { recordWords } from './words.ts';

/**
 * The living record as a comment, which takes the place of the verdict. Nothing of it was
 * written by the requester but what the rules have admitted: the slug and the address.
 * Neither clock nor day of the run: the same record always has the same bytes.
 */
export function recordMarkdown(
  record: LivingRecord,
  facts: RecordFacts,
  platform: Platform,
  language: Language,
): string {
  const other = language === 'fr' ? 'en' : 'fr';
  return [
    rememberedLine(record),
    body(record, facts, platform, language),
    `<details><summary>${words[other].name}</summary>`,
    body(record, facts, platform, other),
    '</details>\n',
  ].join('\n\n');
}

// --- internal ---

function body(
  record: LivingRecord,
  facts: RecordFacts,
  platform: Platform,
  language: Language,
): string {
  const said = recordWords[language];
  const step = stepOf(record);
  const sort = record.kind === 'new' ? 'new' : 'change';
  const isUsed = step === 'ready' || step === 'reviewed';
  // Who runs it elsewhere installs it there: we cannot say that it is ready.
  const isOutside = facts.instance.scenario !== 'managed' && sort === 'new';
  const { title, next } =
    isOutside && isUsed
      ? said.outside
      : { title: said.title[step][sort], next: said.next[step][sort] };
  const text = [
    `### ${title}`,
    next,
    ...notices(record, facts, language).map((notice) => `> ${notice}`),
    ...firstSteps(record, facts, platform, language),
    timeline(record, isOutside, language),
    footer({ platform }, language),
  ].join('\n\n');
  return language === 'fr' ? frenchSpaces(text) : text;
}

/** What people should know beside the step. */
function notices(
  record: LivingRecord,
  { instance, deployment, today }: RecordFacts,
  language: Language,
): readonly string[] {
  const { notice } = recordWords[language];
  const { state, reviewOn } = instance;
  const step = stepOf(record);
  const isUsed = record.kind === 'new' && (step === 'ready' || step === 'reviewed');
  const isLeaving = state === 'notice' || state === 'read-only' || state === 'exported';
  return [
    ...(step === 'merged' && deployment?.isBroken === true ? [notice.broken] : []),
    ...(step === 'deployed' && deployment?.isBroken === true ? [notice.broken] : []),
    ...(isUsed && isLeaving ? [notice.leaving[state]] : []),
    ...(isUsed && today > reviewOn ? [notice.overdue(writtenDay(reviewOn, language))] : []),
    ...(step === 'retired' && state === 'destroyed' ? [notice.destroyed] : []),
  ];
}

/** Address and first login, once somebody can log in. */
function firstSteps(
  record: LivingRecord,
  { instance }: RecordFacts,
  platform: Platform,
  language: Language,
): readonly string[] {
  const step = stepOf(record);
  const address = addressOf(instance, platform);
  if (record.kind !== 'new' || (step !== 'ready' && step !== 'reviewed')) return [];
  if (address === undefined) return [];
  const said = recordWords[language];
  const { login } = said;
  const link = `**${said.address}** [${new URL(address).host}](<${address}>)`;
  // How people log in elsewhere is settled by whoever runs it.
  if (instance.scenario !== 'managed') return [link];
  const steps = [
    instance.audience === 'institute' ? login.institute : login.federation,
    ...(instance.audience === 'partners' ? [login.partner] : []),
    login.team,
    login.validation,
  ];
  const list = steps.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');
  return [link, `#### ${said.firstLogin}\n\n${list}`];
}

function timeline(record: LivingRecord, isOutside: boolean, language: Language): string {
  const said = recordWords[language];
  const { days, reviewOn, kind } = record;
  const isOver = days.retired !== undefined;
  const toCome: readonly RecordStep[] = isOver ? [] : ['merged', 'deployed', 'ready'];
  const rows = stepsOf({ kind })
    .filter((step) => days[step] !== undefined || toCome.includes(step))
    .filter((step) => !isOutside || step !== 'deployed')
    .map((step) => {
      const day = days[step];
      const mark = day === undefined ? '⏳' : '✅';
      const when = day === undefined ? said.notYet : writtenDay(day, language);
      const name = isOutside && step === 'ready' ? said.outside.step : said.step[step];
      return `| ${mark} | ${name} | ${when} |`;
    });
  const isUsed = kind === 'new' && days.ready !== undefined && !isOver;
  const review = `| 📅 | ${said.nextReview} | ${writtenDay(reviewOn, language)} |`;
  return [
    `| | ${said.head.step} | ${said.head.day} |\n|---|---|---|`,
    ...rows,
    ...(isUsed ? [review] : []),
  ].join('\n');
}
