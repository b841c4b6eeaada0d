import type { SecretKey } from './secret.ts';

/**
 * Variables of the image that hold no secret. All that matter are set explicitly:
 * the entry point's defaults reach php-fpm only, while every command-line process
 * sees the container's own environment (facts/elabftw.md 3). Left out on purpose:
 * `LDAP_TLS_REQCERT`, which cannot start on a read-only root up to 6.0.2;
 * `ALLOW_*` and `CUSTOM_CONNECT_SRC`, which open the instance to other sites;
 * `TLS_*`, because the gateway ends TLS.
 */
export const plainVariables = [
  'AUTO_DB_INIT',
  'AUTO_DB_UPDATE',
  'DB_CERT_PATH',
  'DB_HOST',
  'DB_NAME',
  'DB_PORT',
  'DB_USER',
  'DEMO_MODE',
  'DEV_MODE',
  'DISABLE_HTTPS',
  'GENERATE_TLS_CERT',
  'KEEPALIVE_TIMEOUT',
  'MAINTENANCE_MODE',
  'MAX_PHP_MEMORY',
  'MAX_UPLOAD_SIZE',
  'MAX_UPLOAD_TIME',
  'NGINX_WORK_PROC',
  'OPENCLONING_URL',
  'PHP_MAX_CHILDREN',
  'PHP_MAX_EXECUTION_TIME',
  'PHP_TIMEZONE',
  'REDIS_HOST',
  'REDIS_PORT',
  'S6_BEHAVIOUR_IF_STAGE2_FAILS',
  'S6_READ_ONLY_ROOT',
  'S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES',
  'SET_REAL_IP',
  'SET_REAL_IP_FROM',
  'SITE_URL',
  'TZ',
  'USE_OPENCLONING',
  'USE_PERSISTENT_MYSQL_CONN',
  'USE_REDIS',
] as const;
export type PlainVariable = (typeof plainVariables)[number];

/** Variables that hold a secret: the image knows no `*_FILE` (facts/elabftw.md 3). */
export const secretVariables = [
  'DB_PASSWORD',
  'ELAB_AWS_ACCESS_KEY',
  'ELAB_AWS_SECRET_KEY',
  'REDIS_PASSWORD',
  'SECRET_KEY',
  'STATUS_PASSWORD',
] as const;
export type SecretVariable = (typeof secretVariables)[number];

/** What a process of eLabFTW is given. A secret is only ever named. */
export interface Environment {
  readonly plain: Readonly<Partial<Record<PlainVariable, string>>>;
  readonly secret: Readonly<Partial<Record<SecretVariable, SecretKey>>>;
}
