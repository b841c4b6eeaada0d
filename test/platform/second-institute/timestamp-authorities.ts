import type { TimestampAuthority, TimestampId } from '../../../lib/platform/model/index.ts';

export const timestampAuthorities: Readonly<Partial<Record<TimestampId, TimestampAuthority>>> = {
  evidency: {
    title: 'Evidency',
    host: 'api.evidency.io',
    qualified: true,
    account: true,
    hash: 'sha256',
  },
  universign: {
    title: 'Universign',
    host: 'ws.universign.eu',
    qualified: true,
    account: true,
    hash: 'sha256',
  },
};
