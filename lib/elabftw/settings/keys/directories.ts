import { type Setting, secret, text, url } from '../setting.ts';

/** Directories and repositories. facts/elabftw.md 6.1. */
export const directories = {
  remote_dir_service: text('eairef'),
  remote_dir_config: secret(''),
  dspace_host: url(''),
  dspace_user: text(''),
  dspace_password: secret(''),
} as const satisfies Record<string, Setting>;
