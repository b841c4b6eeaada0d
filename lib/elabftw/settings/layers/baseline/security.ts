import { type Choice, choose } from '../../choice.ts';
import type { security } from '../../keys/security.ts';

/** Passwords and audit; the level of the second factor is the policy’s. */
export const securityBaseline: Readonly<Record<keyof typeof security, Choice>> = {
  enforce_mfa: choose(
    '3',
    'Everyone, unless the policy of the instance says less.',
    'facts/service.md B.5',
  ),
  min_password_length: choose('12', 'Twelve characters at least.', 'facts/service.md B.2'),
  password_complexity_requirement: choose(
    '30',
    'Strong: local passwords guard break-glass accounts and partners’.',
    'facts/service.md B.2',
  ),
  max_password_age_days: choose(
    '3650',
    'ANSSI asks for no routine change of ordinary passwords.',
    'J',
  ),
  emit_audit_logs: choose(
    '1',
    'Audit events leave the instance with its log.',
    'facts/service.md B.5 audit.ship',
  ),
};
