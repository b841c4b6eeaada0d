import type { ChangeKind, Report, Risk, RiskLevel, Verdict } from '../report.ts';
import { costSentence } from './amounts.ts';

/** All that is said when there is nothing to say. */
export const unchangedSentence = 'No change to any cluster.';

export const signs: Readonly<Record<Verdict, string>> = {
  unchanged: '✅',
  safe: '✅',
  attention: '🟠',
  blocked: '⛔',
};

/** What the verdict asks of the reader, then how much there is of everything, a sentence each. */
export function leadOf(report: Report): readonly string[] {
  const cost = costSentence(report.cost);
  return [asked(report), countsSentence(report), ...(cost === undefined ? [] : [cost])];
}

/** Nothing changes, and nobody has to know more. */
export function saysNothing({ verdict, risks }: Report): boolean {
  return verdict === 'unchanged' && risks.length === 0;
}

/** `3 instances`, `1 instance`, `no instance`. */
export function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}`;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many of the changes are of each kind. */
export function countsOf(changes: Report['changes']): Readonly<Record<ChangeKind, number>> {
  const count = (kind: ChangeKind) => changes.filter(({ change }) => change === kind).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

/** `2 added, 1 changed`; undefined when there is nothing of any kind. */
export function kindsOf(counts: Readonly<Record<ChangeKind, number>>): string | undefined {
  const kinds = ['added', 'changed', 'removed'] as const;
  const told = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
  return told.length === 0 ? undefined : told.join(', ');
}

/** What is wrong and why that is a risk, or who took it upon them. */
export function riskMessage({ message, reason, accepted }: Risk): string {
  if (accepted === undefined) return `${message} ${reason}`;
  return `${message} Accepted by ${accepted.who} until ${accepted.until}: ${accepted.reason}`;
}

// --- internal ---

function asked({ verdict, risks }: Report): string {
  const count = (level: RiskLevel) => risks.filter((risk) => risk.level === level).length;
  switch (verdict) {
    case 'unchanged':
      return unchangedSentence;
    case 'safe':
      return 'No rule asks for a closer look.';
    case 'attention':
      return `Read ${counted(count('warn'), 'warning')} before merging.`;
    case 'blocked': {
      const blocking = count('block');
      const those = blocking === 1 ? 'risk is' : 'risks are';
      return `Do not merge before ${blocking} blocking ${those} settled or accepted.`;
    }
  }
}

function risksOf(block: number, warn: number, info: number): string {
  const told = [
    ...(block > 0 ? [`${block} blocking`] : []),
    ...(warn > 0 ? [counted(warn, 'warning')] : []),
    ...(info > 0 ? [`${info} for information`] : []),
  ];
  return told.length === 0 ? 'none' : told.join(', ');
}

function countsSentence({ instances, changes, risks, unexplained }: Report): string {
  const level = (one: RiskLevel) => risks.filter((risk) => risk.level === one).length;
  const { added, changed, removed } = instances;
  const fleet = { added: added.length, changed: changed.length, removed: removed.length };
  const unsourced = unexplained.length;
  return [
    `Instances: ${kindsOf(fleet) ?? 'none'}.`,
    `Objects: ${kindsOf(countsOf(changes)) ?? 'none'}.`,
    `Risks: ${risksOf(level('block'), level('warn'), level('info'))}.`,
    ...(unsourced === 0 ? [] : [`Rendered without a source: ${counted(unsourced, 'object')}.`]),
  ].join(' ');
}
