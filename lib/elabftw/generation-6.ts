import type { ContainerFacts } from './container.ts';

/**
 * Releases from 6.0: any uid but 0, read-only root, plain HTTP on 8080 behind the
 * gateway. facts/elabftw.md 2.1, 2.2 and 2.4.
 */
export const generation6 = {
  generation: 6,
  unprivileged: true,
  port: 8080,
  command: ['/init'],
  paths: {
    application: '/elabftw',
    run: '/run',
    cache: '/var/cache/elabftw',
    uploads: '/var/lib/elabftw/uploads',
    exports: '/var/lib/elabftw/exports',
    certificates: '/var/lib/elabftw/certificates',
  },
  probes: {
    startup: '/php-ping',
    liveness: '/healthcheck',
    readiness: '/healthcheck.php',
  },
} as const satisfies ContainerFacts;
