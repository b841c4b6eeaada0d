import { boolean, integer, mail, oneOf, type Setting, secret, text } from '../setting.ts';

/** Mail. facts/elabftw.md 6.1. */
export const mailDelivery = {
  mail_from: mail('notconfigured@example.com'),
  smtp_address: text('mail.example.com'),
  smtp_port: integer('587', 1, 65_535),
  smtp_username: text(''),
  smtp_password: secret(''),
  smtp_verify_cert: boolean('1'),
  smtp_encryption: oneOf('ssl', ['ssl', 'tls', 'none']),
  email_send_grouped: boolean('1'),
} as const satisfies Record<string, Setting>;
