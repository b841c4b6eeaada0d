import type { ApplicationInput } from '../elabftw/index.ts';
import type { Resolved } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import { databaseContract } from './database/index.ts';
import { containerFacts } from './facts.ts';
import { secretKey } from './secrets/index.ts';
import type { Volume, VolumeMount } from './types.ts';
import { secretFiles } from './volumes.ts';

/** What every process of eLabFTW is told, in the web pod and in each job. */
export function applicationInput(resolved: Resolved, platform: Platform): ApplicationInput {
  const { host, port, name, user, password } = databaseContract(resolved);
  return {
    siteUrl: `https://${resolved.host}`,
    timeZone: platform.institute.timeZone,
    database: {
      host,
      port,
      name,
      user,
      password,
      certificate: `${containerFacts(resolved).paths.certificates}/${authorityFile}`,
    },
    secretKey: secretKey('secret-key'),
  };
}

/** The authority by which PHP checks the database's certificate, and nothing of the server's key. */
export function certificatesVolume(resolved: Resolved): Volume {
  return secretFiles('certificates', { [authorityFile]: databaseContract(resolved).authority });
}

export function certificatesMount(resolved: Resolved): VolumeMount {
  return {
    name: 'certificates',
    mountPath: containerFacts(resolved).paths.certificates,
    readOnly: true,
  };
}

// --- internal ---

const authorityFile = 'database-ca.crt';
