import type { WritableKey } from './keys/index.ts';
import type { Setting } from './setting.ts';

/** Files that a reconciler may read a secret from; where their values lie is the cluster's business. */
export const secretFileNames = ['timestamp-login', 'timestamp-password'] as const;
export type SecretFileName = (typeof secretFileNames)[number];

/** A secret is named, never written: whoever reads the desired settings learns nothing. */
export interface SecretFile {
  readonly secretFile: SecretFileName;
}

/** eLabFTW itself counts here: looked at, never written. */
export interface LeftToApplication {
  readonly leftTo: 'application';
}

export type SettingValue = string | SecretFile | LeftToApplication;

/** A value, and why it is not another one. */
export interface Choice {
  readonly value: SettingValue;
  readonly reason: string;
  /** Where the reason stands: a facts page, a law, or `J` for our own judgement. */
  readonly source: string;
}

/** What one layer decides; it says nothing of the other settings. */
export type Choices = Readonly<Partial<Record<WritableKey, Choice>>>;

export function choose(value: SettingValue, reason: string, source: string): Choice {
  return { value, reason, source };
}

/** Upstream's own values of a whole group, held so that drift from them is undone too. */
export function kept<Group extends Readonly<Record<string, Setting>>>(
  group: Group,
  reason: string,
  source: string,
): Readonly<Record<keyof Group, Choice>> {
  const rows = Object.entries(group).map(([key, { upstream }]) => [
    key,
    choose(upstream ?? '', reason, source),
  ]);
  return Object.fromEntries(rows) as Record<keyof Group, Choice>;
}
