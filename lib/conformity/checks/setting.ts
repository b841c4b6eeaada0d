import type { Bilingual } from '../../base/index.ts';
import type { EvidenceKey } from '../allow-list.ts';
import { apiCheck, type Check, type GroupId, type Severity, type Subject } from '../check.ts';

export interface Wanted {
  /** As signs, beside what was seen. */
  readonly told: string;
  /** The end of the sentence that says how to set it. */
  readonly should: Bilingual;
  readonly ok: (found: string) => boolean;
}

/** Exactly this value. */
export function exactly(value: string): Wanted {
  return {
    told: value,
    should: { fr: `à ${value}`, en: `to ${value}` },
    ok: (found) => found === value,
  };
}

export function atLeast(least: number): Wanted {
  return {
    told: `≥ ${least}`,
    should: { fr: `à ${least} au moins`, en: `to ${least} at least` },
    ok: (found) => isWhole(found) && Number(found) >= least,
  };
}

/** Between 1 and this: 0 switches the limit off. */
export function oneTo(most: number): Wanted {
  return {
    told: `1–${most}`,
    should: { fr: `entre 1 et ${most}`, en: `between 1 and ${most}` },
    ok: (found) => isWhole(found) && Number(found) >= 1 && Number(found) <= most,
  };
}

/** On or off, as the institute likes. */
export const either: Wanted = {
  told: '0, 1',
  should: { fr: 'à 0 ou à 1', en: 'to 0 or to 1' },
  ok: (found) => found === '0' || found === '1',
};

/** A check of one setting; the fix names it and what it should be. */
export function settingCheck(
  group: GroupId,
  severity: Severity,
  key: EvidenceKey,
  fr: string,
  en: string,
  wanted: Wanted | ((subject: Subject) => Wanted),
): Check {
  const should = typeof wanted === 'function' ? byPolicy : wanted.should;
  const words = [
    severity,
    fr,
    en,
    `Dans la configuration, réglez ${key} ${should.fr}.`,
    `In the configuration, set ${key} ${should.en}.`,
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

/** The value itself stands beside what was seen. */
const byPolicy: Bilingual = {
  fr: 'à la valeur que la politique de l’instance veut',
  en: 'to the value that the policy of the instance wants',
};

function isWhole(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}
