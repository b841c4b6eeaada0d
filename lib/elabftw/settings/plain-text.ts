import { unseen } from '../../base/encode/index.ts';
import { FleetError } from '../../base/index.ts';

/**
 * Text for the three settings that upstream's HTML filter rewrites, in the very form
 * in which the filter gives it back: only `&`, `<` and `>` are written as entities,
 * quotes stay (facts/elabftw-live.md, “Settings”). Anything else would look like
 * drift for ever, and each repair would write an audit row.
 *
 * @throws {FleetError} `SETTING_TEXT` for control or invisible characters.
 */
export function filteredText(text: string): string {
  if (unseen.test(text)) {
    throw new FleetError({
      code: 'SETTING_TEXT',
      what: 'The text holds a control or an invisible character.',
      where: 'an announcement',
      fix: 'Write it on one line, without such characters.',
    });
  }
  return text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
