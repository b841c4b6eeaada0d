import type { Size, SizeId } from '../../../lib/platform/model/index.ts';

/** Half the memory for the database, twice the files. */
export const sizes: Readonly<Record<SizeId, Size>> = {
  S: sizeOf(30, 1024, 64, 40),
  M: sizeOf(150, 2048, 256, 200),
  L: sizeOf(500, 4096, 512, 1000),
};

function sizeOf(users: number, phpMemoryMi: number, bufferPoolMi: number, filesGi: number): Size {
  return {
    users,
    web: {
      cpu: { request: 200, limit: 3000 },
      memory: { request: 512, limit: phpMemoryMi + 1024 },
      phpMemoryMi,
      phpChildren: 20,
      nginxWorkers: 2,
      uploadMi: 200,
    },
    database: {
      cpu: { request: 100, limit: 1500 },
      memory: { request: bufferPoolMi + 512, limit: bufferPoolMi + 1024 },
      bufferPoolMi,
      connections: 60,
    },
    storage: { databaseGi: 8, filesGi },
  };
}
