import { exitStatus, FleetError } from '../../base/index.ts';

/** Characters that a note or a description may have (GitLab's documentation of both). */
const longestText = 1_000_000;
/** Characters that a title may have. */
const longestTitle = 255;

/**
 * The text as it may be sent: no line of it begins with a quick action, which GitLab would
 * carry out with our rights. What requesters wrote is encoded long before; this is for a
 * line that slips through. GitLab looks for `/` at the very beginning of a line, code blocks
 * or not as it reads them; a blank before it changes nothing for a reader.
 *
 * @throws {FleetError} `FORGE_TEXT_TOO_LONG`.
 */
export function withoutQuickActions(body: string): string {
  const text = body.replace(/\r\n?/g, '\n').replace(/^\//gm, ' /').trimEnd();
  if ([...text].length <= longestText) return text;
  throw new FleetError({
    code: 'FORGE_TEXT_TOO_LONG',
    what: `The text has more than ${longestText} characters, which GitLab refuses.`,
    fix: 'Shorten it: fleet review --limit.',
    exit: exitStatus.impossible,
  });
}

/** The title, cut where GitLab would refuse it, without blanks around it, which GitLab drops. */
export function fittingTitle(title: string): string {
  return [...title.replace(/\s+/g, ' ').trim()].slice(0, longestTitle).join('').trimEnd();
}

/** What a maintainer puts before the title of a merge request that must not be merged yet. */
const draftMark = /^(?:\[draft\]|\(draft\)|draft:)\s*/i;

/** The title apart from that mark. */
export function withoutDraftMark(title: string): { readonly mark: string; readonly title: string } {
  const mark = draftMark.exec(title)?.[0] ?? '';
  return { mark, title: title.slice(mark.length) };
}
