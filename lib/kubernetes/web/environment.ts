import { type Environment, webEnvironment } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { applicationInput } from '../application.ts';
import { openCloningUrl, redisPlace } from '../parts/index.ts';
import { objectStoreKeys, secretKey } from '../secrets/index.ts';

/** The environment of every container of the web pod, in one place: all are alike. */
export function environmentOf(resolved: Resolved, platform: Platform): Environment {
  const { web } = resolved.size;
  return webEnvironment({
    ...applicationInput(resolved, platform),
    phpMemoryMi: web.phpMemoryMi,
    phpChildren: web.phpChildren,
    nginxWorkers: web.nginxWorkers,
    uploadMi: web.uploadMi,
    proxies: resolved.cluster.gateway.cidrs,
    statusPassword: secretKey('status-page'),
    ...(resolved.storage.kind === 's3' ? { objectStore: objectStoreKeys } : {}),
    ...(resolved.switches.has('redis') ? { redis: redisPlace } : {}),
    ...(resolved.switches.has('opencloning') ? { openCloningUrl } : {}),
    worldWritableRun: resolved.cluster.runDirectory === 'world-writable',
  });
}
