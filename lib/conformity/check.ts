import type { Bilingual } from '../base/index.ts';
import type { Instance } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import type { AgentEvidence, ApiEvidence, BlackBox, Evidence } from './evidence.ts';

/** The groups of facts/service.md B.2, in its order, and whether settings stay as declared. */
export const groupIds = [
  'transport',
  'headers',
  'exposure',
  'version',
  'accounts',
  'saml',
  'proof',
  'sharing',
  'legal',
  'mail',
  'drift',
  'container',
  'safety',
  'people',
] as const;
export type GroupId = (typeof groupIds)[number];

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** How evidence is obtained. */
export const sources = ['black-box', 'api-key', 'agent', 'registry'] as const;
export type Source = (typeof sources)[number];

/** Who is looked at, with what, held against what, on which day. */
export interface Subject {
  readonly instance: Instance;
  readonly evidence: Evidence;
  readonly platform: Platform;
  readonly today: string;
}

/** What a check saw; undefined when there is no evidence. `seen` never holds a secret. */
export type Look = { readonly ok: boolean; readonly seen: string } | undefined;

export interface Check {
  /** Stable, `<group>-<what>`. */
  readonly id: string;
  readonly group: GroupId;
  readonly severity: Severity;
  readonly source: Source;
  /** What holds in a good installation. */
  readonly title: Bilingual;
  /** What is looked at. */
  readonly evidence: string;
  readonly fix: Bilingual;
  readonly look: (subject: Subject) => Look;
}

/** Words of a check beside its look: severity, title and fix, both French then English. */
export type Words = readonly [Severity, string, string, string, string];

export function boxCheck(
  id: string,
  group: GroupId,
  evidence: string,
  [severity, fr, en, fixFr, fixEn]: Words,
  look: (box: BlackBox, subject: Subject) => Look,
): Check {
  return {
    id,
    group,
    severity,
    source: 'black-box',
    evidence,
    title: { fr, en },
    fix: { fr: fixFr, en: fixEn },
    look: (subject) => subject.evidence.blackBox && look(subject.evidence.blackBox, subject),
  };
}

export function apiCheck(
  id: string,
  group: GroupId,
  evidence: string,
  [severity, fr, en, fixFr, fixEn]: Words,
  look: (api: ApiEvidence, subject: Subject) => Look,
): Check {
  return {
    id,
    group,
    severity,
    source: 'api-key',
    evidence,
    title: { fr, en },
    fix: { fr: fixFr, en: fixEn },
    look: (subject) => subject.evidence.api && look(subject.evidence.api, subject),
  };
}

export function agentCheck(
  id: string,
  group: GroupId,
  evidence: string,
  [severity, fr, en, fixFr, fixEn]: Words,
  look: (agent: AgentEvidence, subject: Subject) => Look,
): Check {
  return {
    id,
    group,
    severity,
    source: 'agent',
    evidence,
    title: { fr, en },
    fix: { fr: fixFr, en: fixEn },
    look: (subject) => subject.evidence.agent && look(subject.evidence.agent, subject),
  };
}

/** Shorthand of a look; undefined evidence gives no look. */
export function seen<T>(
  value: T | undefined,
  ok: (value: T) => boolean,
  told: (value: T) => string = String,
): Look {
  return value === undefined ? undefined : { ok: ok(value), seen: told(value) };
}

/** Shorthand of a yes that is good; undefined evidence gives no look. */
export function flag(ok: boolean | undefined): Look {
  return seen(
    ok,
    (yes) => yes,
    (yes) => (yes ? 'yes' : 'no'),
  );
}
