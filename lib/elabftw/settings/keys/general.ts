import { filteredHtml, integer, oneOf, type Setting, text, url } from '../setting.ts';

/** General. facts/elabftw.md 6.1. */
export const general = {
  lang: oneOf('en_GB', ['en_GB', 'fr_FR']),
  proxy: url(''),
  support_url: url('https://github.com/elabftw/elabftw/issues'),
  chat_url: url('https://gitter.im/elabftw/elabftw'),
  announcement: filteredHtml(null),
  login_announcement: filteredHtml(null),
  admin_panel_custom_msg: filteredHtml(''),
  email_domain: text(null),
  schema: integer('224', 1, 100_000),
} as const satisfies Record<string, Setting>;
