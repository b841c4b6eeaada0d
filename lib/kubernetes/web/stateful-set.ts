import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { certificatesMount, certificatesVolume } from '../application.ts';
import { cacheMi, webBudget } from '../budget.ts';
import { plainEnvironment, secretEnvironment, secretEnvironmentMount } from '../environment.ts';
import { containerFacts } from '../facts.ts';
import { imageReference } from '../image.ts';
import { programsFolder, withSecrets } from '../php.ts';
import { container } from '../pod.ts';
import { statefulSet } from '../stateful-set.ts';
import { claims } from '../storage.ts';
import type { StatefulSet, VolumeMount } from '../types.ts';
import { claimVolume, filesOf, memory, scratch } from '../volumes.ts';
import { environmentOf } from './environment.ts';
import { webGoverningService } from './names.ts';
import { httpPort, webProbes } from './probes.ts';
import { runDirectory, runMount, runVolume } from './run-directory.ts';
import { receiptVolume, schemaSteps } from './schema.ts';

/** The notebook's one pod: facts/elabftw.md 2 and 13, and law 7's order before it. */
export function webStatefulSet(
  resolved: Resolved,
  platform: Platform,
  programFiles: readonly string[],
): StatefulSet {
  const facts = containerFacts(resolved);
  const environment = environmentOf(resolved, platform);
  const env = plainEnvironment(environment, facts);
  const shared: readonly VolumeMount[] = [
    { name: 'cache', mountPath: facts.paths.cache },
    certificatesMount(resolved),
    secretEnvironmentMount,
    { name: 'programs', mountPath: programsFolder, readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
  ];
  return statefulSet(resolved, {
    role: 'web',
    wave: 'web',
    serviceName: webGoverningService,
    user: 'elabftw',
    priority: 'web',
    // A request may take PHP's 120 seconds, and an upload is worth waiting for.
    graceSeconds: 130,
    initContainers: [...runDirectory(resolved), ...schemaSteps(resolved, env, shared)],
    containers: [
      container({
        name: 'web',
        image: imageReference(resolved.elabftw),
        user: 'elabftw',
        budget: webBudget(resolved),
        command: withSecrets(facts.command),
        env,
        ports: [{ name: httpPort, containerPort: facts.port, protocol: 'TCP' }],
        volumeMounts: [
          runMount(resolved, facts),
          ...shared,
          { name: claims.exports, mountPath: facts.paths.exports },
          { name: claims.files, mountPath: facts.paths.uploads },
        ],
        ...webProbes(facts),
      }),
    ],
    volumes: [
      scratch('cache', cacheMi(resolved)),
      certificatesVolume(resolved),
      secretEnvironment(environment),
      claimVolume(claims.exports),
      claimVolume(claims.files),
      filesOf('programs', programFiles),
      scratch(receiptVolume, 16),
      memory(runVolume, 64),
      scratch('tmp', 256),
    ],
  });
}
