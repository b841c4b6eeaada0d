import { type Programs, programData, webPrograms } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { fileMap } from '../config-map.ts';
import { disruptionBudget } from '../disruption.ts';
import { containerFacts } from '../facts.ts';
import type { KubernetesObject } from '../object.ts';
import { sharedFiles } from '../php.ts';
import { service } from '../service.ts';
import { claim } from '../storage.ts';
import { webGoverningService, webService } from './names.ts';
import { httpPort } from './probes.ts';
import { webStatefulSet } from './stateful-set.ts';

export { webService } from './names.ts';

/** Everything of the notebook that people see, except the route that leads to it. */
export function webObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const { port } = containerFacts(resolved);
  const files = fileMap(resolved, 'web', programData(programs, webPrograms));
  const common = { role: 'web', wave: 'web', portName: httpPort, port } as const;
  return [
    claim(resolved, 'files'),
    claim(resolved, 'exports'),
    files,
    service(resolved, { ...common, name: webService, headless: false }),
    service(resolved, { ...common, name: webGoverningService, headless: true }),
    disruptionBudget(resolved, 'web', 'web'),
    webStatefulSet(resolved, platform, [
      sharedFiles(resolved, programs).metadata.name,
      files.metadata.name,
    ]),
  ];
}
