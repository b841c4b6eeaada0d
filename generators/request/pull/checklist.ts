import { codeSpan } from '../../../lib/base/encode/index.ts';
import type { Bilingual } from '../../../lib/base/index.ts';
import { oneLine } from '../definition/field.ts';
import type { Approval, Ground } from '../screening/approvals.ts';
import type { Answer } from '../verdict/answer.ts';

/**
 * What people tick in the pull request before they merge: the approvals, asked of teams of
 * the platform file, and what is done by hand. What the requester wrote stands in code spans.
 */
export function checklist({ approvals, byHand }: Pick<Answer, 'approvals' | 'byHand'>): string {
  return [
    section({ fr: 'Approbations', en: 'Approvals' }, approvals.map(approvalLine)),
    section({ fr: 'À faire à la main', en: 'To do by hand' }, byHand.map(oneLine)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * The new text of a pull request with the ticks of the old one, as long as both are of the
 * same request: an approval of what was asked before is none of what is asked now.
 */
export function keepTicks(wanted: string, old: string): string {
  const digest = recordedDigest(wanted);
  if (digest === undefined || digest !== recordedDigest(old)) return wanted;
  const ticked = new Set(
    old.split('\n').flatMap((line) => (/^- \[[xX]\] /.test(line) ? [line.slice(6)] : [])),
  );
  return wanted
    .split('\n')
    .map((line) => {
      return line.startsWith('- [ ] ') && ticked.has(line.slice(6))
        ? `- [x] ${line.slice(6)}`
        : line;
    })
    .join('\n');
}

/** The digest that the text of a pull request records. */
export function recordedDigest(body: string): string | undefined {
  return /^request-digest: `(?<digest>sha256:[0-9a-f]+)`$/m.exec(body)?.groups?.['digest'];
}

// --- internal ---

function section(title: Bilingual, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `#### ${oneLine(title)}\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;
}

/** The mention is the platform file's; nothing in this line begins with what a requester wrote. */
function approvalLine({ title, team, grounds }: Approval): string {
  return `${oneLine(title)} (${team}) : ${grounds.map(groundText).join(' ; ')}`;
}

function groundText({ why, document }: Ground): string {
  if (document === undefined) return oneLine(why);
  const given =
    document.given === null ? '**à fournir / to be provided**' : codeSpan(document.given);
  return `${oneLine(why)}, ${oneLine(document.name)} : ${given}`;
}
