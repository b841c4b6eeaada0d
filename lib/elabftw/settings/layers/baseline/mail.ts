import type { Platform } from '../../../../platform/index.ts';
import { type Choice, choose, kept } from '../../choice.ts';
import { mailDelivery } from '../../keys/mail.ts';

/** Mail goes through the relay of the data centre, which knows the cluster by its addresses. */
export function mailBaseline({
  institute,
}: Platform): Readonly<Record<keyof typeof mailDelivery, Choice>> {
  return {
    ...kept(mailDelivery, 'Unused: STARTTLS is automatic.', 'facts/elabftw.md 6.1'),
    mail_from: choose(
      institute.support.mailbox,
      'A functional mailbox, never notconfigured@.',
      'facts/service.md B.2',
    ),
    smtp_address: choose('', 'The relay of the instance’s cluster.', 'lib/platform/clusters.ts'),
    smtp_port: choose(
      '587',
      'The port of the relay of the instance’s cluster.',
      'lib/platform/clusters.ts',
    ),
    smtp_username: choose('', 'The relay asks for no account.', 'J'),
    smtp_password: choose('', 'The relay asks for no account.', 'J'),
    smtp_verify_cert: choose(
      '1',
      'Mail carries names: no relay without a valid certificate.',
      'facts/service.md B.2',
    ),
    email_send_grouped: choose(
      '1',
      'One mail with hidden recipients is kinder to the relay than hundreds.',
      'J',
    ),
  };
}
