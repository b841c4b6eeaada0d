import { z } from 'zod';
import {
  externalSignatures,
  internalSignatures,
  mfaEnforcers,
  mfaLevels,
  ringIds,
  timestampIds,
  timestampRhythms,
} from '../../platform/index.ts';
import {
  address,
  day,
  decision,
  hostname,
  line,
  platformName,
  slug,
  vaultReference,
} from './text.ts';

export const restorePlaces = ['same', 'side'] as const;

/** Where the database runs. A third kind would be one more member. */
export const database = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dedicated'),
    sizeGi: z.number().int().min(1).max(2000).optional(),
  }),
  z.strictObject({
    kind: z.literal('external'),
    host: hostname,
    port: z.number().int().min(1).max(65535).optional(),
    name: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    /** Vault path of the certificate authority's PEM. */
    ca: vaultReference,
  }),
]);

/** Where uploads and exports lie. */
export const storage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('volume'),
    filesGi: z.number().int().min(1).max(20000).optional(),
  }),
  z.strictObject({
    kind: z.literal('s3'),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    region: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** Vault path of the access key and its secret. */
    credentials: vaultReference,
  }),
]);

/** Runs a release of its own for a while instead of its ring's. */
export const pin = z.strictObject({
  release: z.string().regex(/^\d+\.\d+\.\d+$/),
  reason: line(200),
  until: day,
});

/** What the data is, in law. */
export const classification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ordinary') }),
  z.strictObject({
    kind: z.literal('personal-data'),
    decision,
    /** Health data: the hosting certificate (HDS) under which it is kept. facts/service.md B.4. */
    health: z.strictObject({ certificate: decision }).optional(),
  }),
  z.strictObject({ kind: z.literal('restricted-zone'), decision }),
]);

/** Loi SREN art. 31: decides where a provider may keep it. facts/service.md A.1. */
export const sensitivity = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('ordinary') }),
  z.strictObject({ level: z.literal('particular'), decision }),
]);

/** What the instance asks beside the institute's policy; absent means the institute's. */
export const policy = z.strictObject({
  mfa: z.strictObject({ level: z.enum(mfaLevels), enforcedBy: z.enum(mfaEnforcers) }).optional(),
  timestamp: z
    .strictObject({ authority: z.enum(timestampIds), auto: z.enum(timestampRhythms) })
    .optional(),
  signature: z
    .strictObject({ internal: z.enum(internalSignatures), external: z.enum(externalSignatures) })
    .optional(),
});

/** Which notebook software. eLabFTW is the institute's choice, not an obligation. */
export const product = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('elabftw') }),
  z.strictObject({
    name: z.literal('other'),
    product: line(60),
    version: line(40),
    url: address,
    exportFormat: line(60),
  }),
]);

/** Who runs a `saas` instance, under what, until when. */
export const provider = z.strictObject({
  name: line(80),
  contract: line(80),
  until: day,
  /** A qualification holds for a scope and a layer, and it expires (facts/service.md A.1). */
  qualification: z
    .strictObject({ scope: line(120), layer: z.enum(['iaas', 'paas', 'saas']), until: day })
    .optional(),
});

/** Days on which nothing of this instance may change. */
export const freeze = z.strictObject({ from: day, until: day, reason: line(120) });

/** A restore that was asked for and not yet carried out; `fleet restore` does, and takes it away. */
export const restore = z.strictObject({
  /** The data as it was at the end of that day, or of the last day before that has a backup. */
  at: day,
  /** Over the present data, or beside it. */
  into: z.enum(restorePlaces),
  reason: line(200),
  /** Number of the issue that asked. */
  request: z.number().int().positive(),
});

export const ring = z.enum(ringIds);
export const cluster = platformName;
export { slug };
