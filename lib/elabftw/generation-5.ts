import type { ContainerFacts } from './container.ts';

/**
 * Releases up to 5.6: root, TLS on port 443, files below `/elabftw`. Facts to import
 * from and to audit by; nothing of this generation is ever rendered (design, "release").
 * facts/elabftw.md 2.1.
 */
export const generation5 = {
  generation: 5,
  unprivileged: false,
  port: 443,
  command: ['/init'],
  paths: {
    application: '/elabftw',
    run: '/run',
    cache: '/elabftw/cache',
    uploads: '/elabftw/uploads',
    exports: '/elabftw/exports',
    certificates: '/elabftw/certificates',
  },
  probes: {
    startup: '/php-ping',
    liveness: '/healthcheck',
    readiness: '/healthcheck.php',
  },
} as const satisfies ContainerFacts;
