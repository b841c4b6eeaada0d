import type { SecretKey } from './secret.ts';
import type { Environment } from './variables.ts';

/** What the application itself reads, however it is started: web, console, job. */
export interface ApplicationInput {
  readonly siteUrl: string;
  /** IANA name; the database must run in the same zone, or its timestamps shift. */
  readonly timeZone: string;
  readonly database: {
    readonly host: string;
    readonly port: number;
    readonly name: string;
    readonly user: string;
    readonly password: SecretKey;
    /** Path of the authority's certificate inside the container. */
    readonly certificate: string;
  };
  readonly secretKey: SecretKey;
}

/** The part of the environment that must be alike in the web pod and in every job. */
export function applicationEnvironment(input: ApplicationInput): Environment {
  return {
    plain: {
      DB_CERT_PATH: input.database.certificate,
      DB_HOST: input.database.host,
      DB_NAME: input.database.name,
      DB_PORT: String(input.database.port),
      DB_USER: input.database.user,
      DEMO_MODE: 'false',
      DEV_MODE: 'false',
      PHP_TIMEZONE: input.timeZone,
      SITE_URL: input.siteUrl,
      TZ: input.timeZone,
      USE_PERSISTENT_MYSQL_CONN: 'false',
    },
    secret: { DB_PASSWORD: input.database.password, SECRET_KEY: input.secretKey },
  };
}
