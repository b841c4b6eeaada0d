import type { Size, SizeId } from './model/size.ts';

/** facts/database.md E.3, with memory limits raised where the rule limit ≥ PHP memory + 512 Mi asks for it. */
export const sizes: Readonly<Record<SizeId, Size>> = {
  S: {
    users: 30,
    web: {
      cpu: { request: 100, limit: 1000 },
      memory: { request: 384, limit: 1536 },
      phpMemoryMi: 1024,
      phpChildren: 10,
      nginxWorkers: 1,
      uploadMi: 100,
    },
    database: {
      cpu: { request: 50, limit: 1000 },
      memory: { request: 448, limit: 768 },
      bufferPoolMi: 128,
      connections: 40,
    },
    storage: { databaseGi: 5, filesGi: 20 },
  },
  M: {
    users: 150,
    web: {
      cpu: { request: 250, limit: 2000 },
      memory: { request: 768, limit: 3072 },
      phpMemoryMi: 2048,
      phpChildren: 25,
      nginxWorkers: 2,
      uploadMi: 250,
    },
    database: {
      cpu: { request: 150, limit: 1000 },
      memory: { request: 768, limit: 1536 },
      bufferPoolMi: 512,
      connections: 70,
    },
    storage: { databaseGi: 10, filesGi: 100 },
  },
  L: {
    users: 500,
    web: {
      cpu: { request: 500, limit: 4000 },
      memory: { request: 1536, limit: 6144 },
      phpMemoryMi: 4096,
      phpChildren: 50,
      nginxWorkers: 4,
      uploadMi: 1024,
    },
    database: {
      cpu: { request: 500, limit: 2000 },
      memory: { request: 2048, limit: 4096 },
      bufferPoolMi: 1024,
      connections: 120,
    },
    storage: { databaseGi: 30, filesGi: 500 },
  },
};
