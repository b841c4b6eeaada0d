import { type ApplicationInput, applicationEnvironment } from './environment.ts';
import type { SecretKey } from './secret.ts';
import type { Environment } from './variables.ts';

/** What the web pod needs beside that. Sizes in Mi. */
export interface WebInput extends ApplicationInput {
  readonly phpMemoryMi: number;
  readonly phpChildren: number;
  readonly nginxWorkers: number;
  readonly uploadMi: number;
  /** Addresses whose `X-Forwarded-For` is believed, in CIDR notation. */
  readonly proxies: readonly string[];
  readonly statusPassword: SecretKey;
  readonly objectStore?: { readonly accessKey: SecretKey; readonly secretKey: SecretKey };
  readonly redis?: { readonly host: string; readonly port: number; readonly password: SecretKey };
  /** Ends with a slash. */
  readonly openCloningUrl?: string;
  /** Accept a `/run` that everybody in the pod may write. */
  readonly worldWritableRun: boolean;
}

/** facts/elabftw.md 2.3, 2.6, 3 and 10, for container generation 6. */
export function webEnvironment(input: WebInput): Environment {
  const application = applicationEnvironment(input);
  return {
    plain: {
      ...application.plain,
      // Installing and upgrading are the jobs' business, which look before they leap.
      AUTO_DB_INIT: 'false',
      AUTO_DB_UPDATE: 'false',
      DISABLE_HTTPS: 'true',
      GENERATE_TLS_CERT: 'false',
      KEEPALIVE_TIMEOUT: '10s',
      MAINTENANCE_MODE: 'false',
      MAX_PHP_MEMORY: `${input.phpMemoryMi}M`,
      MAX_UPLOAD_SIZE: `${input.uploadMi}M`,
      // Milliseconds; the browser gives up after a quarter of an hour.
      MAX_UPLOAD_TIME: '900000',
      NGINX_WORK_PROC: String(input.nginxWorkers),
      PHP_MAX_CHILDREN: String(input.phpChildren),
      PHP_MAX_EXECUTION_TIME: '120',
      // A failed start must end the container; s6's own default leaves it running without nginx.
      S6_BEHAVIOUR_IF_STAGE2_FAILS: '2',
      S6_READ_ONLY_ROOT: '1',
      ...(input.worldWritableRun
        ? { S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES: '1' }
        : {}),
      SET_REAL_IP: 'true',
      // The image splits at comma and blank.
      SET_REAL_IP_FROM: input.proxies.join(', '),
      USE_OPENCLONING: String(input.openCloningUrl !== undefined),
      ...(input.openCloningUrl === undefined ? {} : { OPENCLONING_URL: input.openCloningUrl }),
      USE_REDIS: String(input.redis !== undefined),
      ...(input.redis === undefined
        ? {}
        : { REDIS_HOST: input.redis.host, REDIS_PORT: String(input.redis.port) }),
    },
    secret: {
      ...application.secret,
      STATUS_PASSWORD: input.statusPassword,
      ...(input.objectStore === undefined
        ? {}
        : {
            ELAB_AWS_ACCESS_KEY: input.objectStore.accessKey,
            ELAB_AWS_SECRET_KEY: input.objectStore.secretKey,
          }),
      ...(input.redis === undefined ? {} : { REDIS_PASSWORD: input.redis.password }),
    },
  };
}
