import type { Bilingual } from '../../../lib/base/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { Forge } from '../form/forge.ts';
import type { Reason } from '../reason/reason.ts';

/** Version of the verdict's shape in JSON. */
export const verdictVersion = 1;

/** What one field was told. */
export interface FieldVerdict {
  readonly id: string;
  /** As the forge shows it. */
  readonly label: string;
  readonly ok: boolean;
  /** As it was written; null where nothing was, or where nobody can tell. */
  readonly value: string | readonly string[] | null;
  /** Line of its heading in the body, or where its heading should be. */
  readonly line: number;
  readonly reasons: readonly Reason[];
}

/** Something that refuses nothing, but that a person should answer. */
export interface Question extends Reason {
  /** Who can answer it: a question to the maintainers does not stand on the issue. */
  readonly to: 'requester' | 'maintainer';
  /** Instances that the question speaks of. */
  readonly instances: readonly InstanceLink[];
}

export interface InstanceLink {
  readonly slug: string;
  /** Host name at which it answers, where one is known. */
  readonly host: string | null;
}

/** The answer to a request: `fleet request check --json` prints it. */
export interface Verdict {
  readonly version: typeof verdictVersion;
  /** True only if every field is, and there is no problem. */
  readonly ok: boolean;
  readonly kind: string | null;
  /** The slug that was asked for, if it has the form of one. */
  readonly slug: string | null;
  /** `sha256:…` over the request as it was read; null when its kind is unknown. */
  readonly digest: string | null;
  readonly fields: readonly FieldVerdict[];
  readonly problems: readonly Reason[];
  readonly questions: readonly Question[];
  /** What would be written; null unless `ok`. */
  readonly instance: Instance | null;
}

/** What a verdict depends on beside the body. No clock: the same request always gets the same answer. */
export interface VerdictContext {
  readonly forge: Forge;
  readonly platform: Platform;
  /** Every instance there is, retired ones too. */
  readonly fleet: readonly Instance[];
  /** Number of the issue. */
  readonly number: number;
  /** Day on which the issue was opened, `YYYY-MM-DD`: dates are judged as of that day. */
  readonly openedOn: string;
  /** Group on the forge that will own the instance, by its numeric id; unknown, a maintainer is asked. */
  readonly group?: number;
}

/** A list in both languages: `« a », « b »`. */
export function listed(words: readonly Bilingual[]): Bilingual {
  return {
    fr: words.map((word) => `« ${word.fr} »`).join(', '),
    en: words.map((word) => `“${word.en}”`).join(', '),
  };
}
