import type { State } from './state.ts';

/** Commands that GitLab knows. */
const commands =
  /^\/(?:close|reopen|merge|approve|unapprove|assign|label|unlabel|confidential|lock|delete_branch|title|move|shrug|promote)(?:[ ][^\n]*)?(?:\s*\n|$)/gim;

/**
 * The body as GitLab keeps it: no carriage returns, no blanks at the end, and without its
 * quick actions, which it has carried out (lib/gitlab/quick_actions/extractor.rb).
 */
export function storedBody({ carriedOut }: State, text: string): string {
  const unix = text.replaceAll('\r', '');
  carriedOut.push(...(unix.match(commands) ?? []));
  return unix.replace(commands, '').trimEnd();
}
