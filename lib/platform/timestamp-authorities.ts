import type { TimestampAuthority, TimestampId } from './model/policy.ts';

/** facts/elabftw.md 11, facts/service.md A.3: the authorities that this institute allows. */
export const timestampAuthorities: Readonly<Partial<Record<TimestampId, TimestampAuthority>>> = {
  dfn: {
    title: 'DFN',
    host: 'zeitstempel.dfn.de',
    qualified: false,
    account: false,
    hash: 'sha256',
  },
  universign: {
    title: 'Universign',
    host: 'ws.universign.eu',
    qualified: true,
    account: true,
    hash: 'sha256',
  },
  evidency: {
    title: 'Evidency',
    host: 'api.evidency.io',
    qualified: true,
    account: true,
    hash: 'sha256',
  },
};
