import { z } from 'zod';
import { audienceIds, serviceLevelIds, sizeIds } from '../../platform/index.ts';
import { consortium, entity, partners } from './entity.ts';
import { pilot, vacancy } from './pilot.ts';
import {
  classification,
  cluster,
  database,
  freeze,
  pin,
  policy,
  product,
  provider,
  restore,
  ring,
  sensitivity,
  storage,
} from './service.ts';
import { address, day, hostname, mailbox, slug } from './text.ts';

/** The shape of instance files today. Older files are brought up by `fleet codemod`. */
export const schemaVersion = 1;

export const scenarios = ['managed', 'self-hosted', 'saas'] as const;
export const stages = ['production', 'sandbox'] as const;
export const states = [
  'active',
  'notice',
  'read-only',
  'exported',
  'archived',
  'destroyed',
] as const;

/** Where the instance came from: the issue, what it said, and in which form. */
export const requestProvenance = z.strictObject({
  number: z.number().int().positive(),
  /** `sha256:` and 64 hexadecimal digits over the canonical request. */
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  formVersion: z.number().int().positive(),
});

/** A later request that changed the instance; the last stands last. */
const change = z.strictObject({
  /** Kind of request, by its id. */
  kind: z.string().regex(/^[a-z][a-z-]{0,29}$/),
  ...requestProvenance.shape,
  /** Day on which it was opened. */
  on: day,
});

const passage = z.strictObject({ state: z.enum(states), on: day });

/**
 * Everything that an instance may say. Strict: a key that is not here is refused.
 * The order of the keys is the order in which files are written.
 */
export const instanceSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  /** Names the instance for ever; never changed, never given to another. Equals the file's name. */
  slug,
  entity,
  consortium: consortium.optional(),
  scenario: z.enum(scenarios),
  stage: z.enum(stages),
  state: z.enum(states),
  /** Past passages from state to state, oldest first. */
  history: z.array(passage).max(50),
  product,
  /** Managed only: the cluster that runs it. */
  cluster: cluster.optional(),
  /** Managed only: the ring that decides what it runs. */
  ring: ring.optional(),
  pin: pin.optional(),
  /** Host name of its own; without it the address is derived from slug and cluster. */
  host: hostname.optional(),
  audience: z.enum(audienceIds),
  partners: partners.optional(),
  expectedUsers: z.number().int().min(1).max(100_000),
  expectedTeams: z.number().int().min(1).max(1000),
  size: z.enum(sizeIds),
  /** Absent: a volume of the size's default. */
  storage: storage.optional(),
  /** Absent: a MySQL of its own. */
  database: database.optional(),
  /** Absent: silver in production, bronze in a sandbox. */
  serviceLevel: z.enum(serviceLevelIds).optional(),
  pilots: z.array(pilot).max(10),
  /** Nobody is in charge: since when, and what follows for the users. Absent: somebody is. */
  vacancy: vacancy.optional(),
  /** Functional mailbox of the pilots: it survives them. */
  mailbox,
  classification,
  sensitivity,
  policy: policy.optional(),
  language: z.enum(['fr', 'en']),
  /** Self-hosted: the unit's own repository, where advice is sent. */
  repository: address.optional(),
  provider: provider.optional(),
  freezes: z.array(freeze).max(20),
  /** Group on the forge that owns the instance, by its numeric id: names change hands. */
  owner: z.strictObject({ group: z.number().int().positive() }),
  request: requestProvenance,
  restore: restore.optional(),
  /** Later requests, oldest first. */
  changes: z.array(change).max(500).optional(),
  /** Next day on which somebody asks whether all this is still true. */
  reviewOn: day,
});

/** What an instance file says. */
export type Instance = z.infer<typeof instanceSchema>;
