import type { Platform } from '../../../../platform/index.ts';
import { type Choice, choose } from '../../choice.ts';
import type { general } from '../../keys/general.ts';

/** Language, addresses for help, messages. What an instance says of itself comes with its own layer. */
export function generalBaseline({
  institute,
}: Platform): Readonly<Record<Exclude<keyof typeof general, 'schema'>, Choice>> {
  const help = 'Users find the institute’s help, not the publisher’s tracker.';
  return {
    lang: choose('fr_FR', 'The institute works in French; an instance may ask for English.', 'J'),
    proxy: choose(
      '',
      'Direct, unless the cluster puts a proxy before the authority.',
      'facts/elabftw.md 8',
    ),
    support_url: choose(institute.support.url, help, 'issue 7'),
    chat_url: choose(institute.support.url, `${help} No public chat room either.`, 'J'),
    announcement: choose(
      '',
      'Silent unless the life of the instance has something to say.',
      'issue 7',
    ),
    login_announcement: choose(
      '',
      'Silent unless stage or classification has something to say.',
      'issue 7',
    ),
    admin_panel_custom_msg: choose(
      '',
      'The instance’s layer says whom its administrators call.',
      'J',
    ),
    email_domain: choose(
      '',
      'Units have members of several bodies; the federation decides who comes in, not a list of mail domains.',
      'facts/service.md 0.2',
    ),
  };
}
