import type { EvidenceKey } from '../allow-list.ts';
import { apiCheck, type Check, type GroupId, type Severity, type Subject } from '../check.ts';

/** Exactly this value. */
export function exactly(value: string): Wanted {
  return { told: value, ok: (found) => found === value };
}

export function atLeast(least: number): Wanted {
  return { told: `≥ ${least}`, ok: (found) => isWhole(found) && Number(found) >= least };
}

/** Between 1 and this: 0 switches the limit off. */
export function oneTo(most: number): Wanted {
  return {
    told: `1–${most}`,
    ok: (found) => isWhole(found) && Number(found) >= 1 && Number(found) <= most,
  };
}

export interface Wanted {
  readonly told: string;
  readonly ok: (found: string) => boolean;
}

/** A check of one setting; the fix names it and what it should be. */
export function settingCheck(
  group: GroupId,
  severity: Severity,
  key: EvidenceKey,
  fr: string,
  en: string,
  wanted: Wanted | ((subject: Subject) => Wanted),
): Check {
  const told = typeof wanted === 'function' ? undefined : wanted.told;
  const words = [
    severity,
    fr,
    en,
    `Dans la configuration, réglez ${key}${told === undefined ? ' sur la valeur de la politique de l’instance' : ` à ${told}`}.`,
    `In the configuration, set ${key} to ${told ?? 'the value of the instance’s policy'}.`,
  ] as const;
  return apiCheck(
    `${group}-${key.replaceAll('_', '-')}`,
    group,
    `GET /config ${key}`,
    words,
    (api, subject) => {
      const value = api.config[key];
      if (value === undefined) return undefined;
      const rule = typeof wanted === 'function' ? wanted(subject) : wanted;
      return { ok: rule.ok(value ?? ''), seen: `${key} = ${value ?? 'null'} (${rule.told})` };
    },
  );
}

// --- internal ---

function isWhole(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}
