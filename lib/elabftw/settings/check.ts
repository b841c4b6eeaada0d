import { FleetError } from '../../base/index.ts';
import type { Choice } from './choice.ts';
import { isWritable, settings } from './keys/index.ts';
import type { Kind } from './setting.ts';

/**
 * All validation is ours: upstream stores what it is sent (facts/elabftw-live.md).
 *
 * @throws {FleetError} `SETTING_INVALID` for a value that is not of its setting’s kind,
 * for a name that is no writable setting (so never `schema`), and when nobody could
 * share anything: eLabFTW would refuse the last of those five settings and keep the
 * first four.
 */
export function checkChoices(choices: Readonly<Record<string, Choice>>, where: string): void {
  for (const [key, { value }] of Object.entries(choices)) {
    if (!isWritable(key)) throw invalid(`${where} ${key}`, 'is no setting that may be written');
    if (typeof value !== 'string') {
      if (
        typeof value === 'object' &&
        value !== null &&
        ('secretFile' in value || 'leftTo' in value)
      )
        continue;
      throw invalid(`${where} ${key}`, 'is no string: upstream would store another value');
    }
    const wrong = wrongOf(settings[key].kind, value);
    if (wrong !== undefined) throw invalid(`${where} ${key}`, wrong);
  }
  const base = Object.entries(choices).filter(([key]) => key.startsWith('allow_permission_'));
  if (base.length > 0 && base.every(([, { value }]) => value === '0')) {
    throw invalid(`${where} allow_permission_*`, 'leaves no way to share an entry');
  }
}

/** What is wrong with a value of this kind; undefined when nothing is. */
export function wrongOf(kind: Kind, value: string): string | undefined {
  switch (kind.type) {
    case 'boolean':
      return value === '0' || value === '1' ? undefined : 'is neither "0" nor "1"';
    case 'integer':
      return isInteger(value, kind.min, kind.max)
        ? undefined
        : `is no whole number from ${kind.min} to ${kind.max}`;
    case 'enum':
      return kind.values.includes(value) ? undefined : `is none of ${kind.values.join(', ')}`;
    case 'text':
      return value.length <= kind.longest && !control.test(value)
        ? undefined
        : `is longer than ${kind.longest} characters or holds control characters`;
    case 'html':
      return /<script|href="(?!https:)/i.test(value) || control.test(value)
        ? 'holds code'
        : undefined;
    case 'url':
      return value === '' || isUrl(value) ? undefined : 'is no http or https address';
    case 'mail':
      return /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/.test(value) ? undefined : 'is no mail address';
    case 'secret':
      return value === '' ? undefined : 'is a secret in clear: name a file';
  }
}

// --- internal ---

/** Line ends and tabs are no harm. */
const control = /(?![\n\t])\p{Cc}/u;

function isInteger(value: string, min: number, max: number): boolean {
  return /^-?(?:0|[1-9]\d{0,8})$/.test(value) && Number(value) >= min && Number(value) <= max;
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function invalid(where: string, what: string): FleetError {
  return new FleetError({
    code: 'SETTING_INVALID',
    what: `It ${what}.`,
    where,
    fix: 'Correct the layer of lib/elabftw/settings that chooses it, or the data that it reads.',
  });
}
