import type { Change, Cost, Report, Risk, Verdict } from '../report.ts';

/** What the verdict asks of the reader. */
export const verdictSentences: Readonly<Record<Verdict, string>> = {
  unchanged: 'No change to any cluster.',
  safe: 'No rule asks for a closer look.',
  attention: 'Read the warnings before merging.',
  blocked: 'Do not merge before each blocking risk is settled or accepted.',
};

/** `3 instances`, `1 instance`, `no instance`. */
export function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}`;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How much of everything, in one sentence. */
export function countsSentence({ instances, changes, risks }: Report): string {
  const kinds = (change: Change['change']) => changes.filter((one) => one.change === change).length;
  const levels = (level: Risk['level']) => risks.filter((risk) => risk.level === level).length;
  return [
    `Instances: ${instances.added.length} added, ${instances.changed.length} changed, ${instances.removed.length} removed.`,
    `Objects: ${kinds('added')} added, ${kinds('changed')} changed, ${kinds('removed')} removed.`,
    `Risks: ${levels('block')} blocking, ${counted(levels('warn'), 'warning')}, ${levels('info')} for information.`,
  ].join(' ');
}

/** The difference in requests, in one sentence, or undefined when there is none. */
export function costSentence({ cpuMillicores, memoryMi, storageGi }: Cost): string | undefined {
  const parts = [
    signed(cpuMillicores, 'm CPU'),
    signed(memoryMi, 'Mi memory'),
    signed(storageGi, 'Gi storage'),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return `Requests of long-running pods and claims: ${parts.join(', ')}.`;
}

/** Message of a risk, and who took it upon them. */
export function riskMessage({ message, accepted }: Risk): string {
  if (accepted === undefined) return message;
  return `${message} Accepted by ${accepted.who} until ${accepted.until}: ${accepted.reason}`;
}

/** Objects that came, changed and went, per instance; `null` is what the clusters own. */
export interface InstanceCount {
  readonly cluster: string;
  readonly instance: string | null;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export function instanceCounts(changes: readonly Change[]): InstanceCount[] {
  const counts = new Map<string, InstanceCount>();
  for (const { cluster, instance, change } of changes) {
    const key = JSON.stringify([cluster, instance]);
    const none = { cluster, instance, added: 0, changed: 0, removed: 0 };
    const count = counts.get(key) ?? none;
    counts.set(key, { ...count, [change]: count[change] + 1 });
  }
  return [...counts.values()];
}

// --- internal ---

function signed(amount: number, unit: string): string | undefined {
  if (amount === 0) return undefined;
  return `${amount > 0 ? '+' : '−'}${Math.abs(amount)} ${unit}`;
}
