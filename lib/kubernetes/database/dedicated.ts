import type { Programs } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { databaseBudget } from '../budget.ts';
import { fileMap } from '../config-map.ts';
import { disruptionBudget } from '../disruption.ts';
import { imageReference } from '../image.ts';
import type { KubernetesObject } from '../object.ts';
import { container } from '../pod.ts';
import { secretKey } from '../secrets/index.ts';
import { service } from '../service.ts';
import { statefulSet } from '../stateful-set.ts';
import { claim, claims } from '../storage.ts';
import { claimVolume, files, memory, scratch, secretFiles } from '../volumes.ts';
import { databaseContract } from './contract.ts';
import { dedicatedService, dedicatedTls } from './names.ts';
import { databaseProbes } from './probes.ts';
import { databasePaths, databaseSettings } from './settings.ts';

/**
 * A MySQL of the instance's own, in its namespace. It is started by
 * `start-database.sh` and not by the image's own entry point: that leaves accounts
 * to the very first start and so cannot mend one that was interrupted, cannot
 * follow the vault, and grants the application everything.
 */
export function dedicatedDatabase(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const contract = databaseContract(resolved);
  const startFiles = fileMap(resolved, 'database', {
    'my.cnf': databaseSettings(resolved.size),
    'start-database.sh': programs['start-database.sh'],
  });
  return [
    claim(resolved, 'database'),
    startFiles,
    service(resolved, {
      name: dedicatedService,
      role: 'database',
      wave: 'database',
      portName: 'mysql',
      port: contract.port,
      headless: true,
    }),
    disruptionBudget(resolved, 'database', 'database'),
    statefulSet(resolved, {
      role: 'database',
      wave: 'database',
      serviceName: dedicatedService,
      user: 'mysql',
      priority: 'database',
      // A clean stop writes what memory holds; a kill costs a recovery.
      graceSeconds: 120,
      containers: [
        container({
          name: 'database',
          image: imageReference(resolved.mysql),
          user: 'mysql',
          budget: databaseBudget(resolved),
          command: ['/bin/sh', `${databasePaths.files}/start-database.sh`],
          env: [
            { name: 'FLEET_APPLICATION', value: contract.user },
            { name: 'FLEET_BACKUP', value: contract.backup.user },
            { name: 'FLEET_DATABASE', value: contract.name },
            // eLabFTW stores the server's own time: it must be the one that PHP shows.
            { name: 'TZ', value: platform.institute.timeZone },
          ],
          ports: [{ name: 'mysql', containerPort: contract.port, protocol: 'TCP' }],
          volumeMounts: [
            { name: 'data', mountPath: databasePaths.volume },
            { name: 'files', mountPath: databasePaths.files, readOnly: true },
            { name: 'passwords', mountPath: databasePaths.secrets, readOnly: true },
            { name: 'run', mountPath: databasePaths.run },
            { name: 'tls', mountPath: databasePaths.tls, readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
          ...databaseProbes,
        }),
      ],
      volumes: [
        { ...claimVolume(claims.database), name: 'data' },
        files('files', startFiles.metadata.name),
        secretFiles('passwords', {
          application: contract.password,
          backup: contract.backup.password,
          root: secretKey('database-root'),
        }),
        memory('run', 16),
        secretFiles('tls', {
          'ca.crt': contract.authority,
          'tls.crt': { secret: dedicatedTls, key: 'tls.crt' },
          'tls.key': { secret: dedicatedTls, key: 'tls.key' },
        }),
        scratch('tmp', 1024),
      ],
    }),
  ];
}
