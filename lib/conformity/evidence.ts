import { z } from 'zod';
import { evidenceKeys, legalKeys } from './allow-list.ts';

const day = z.iso.date();
const short = z.string().max(300);

/** Response headers that are evidence; no other is kept. */
export const headerNames = [
  'content-security-policy',
  'permissions-policy',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'x-content-type-options',
] as const;

/** Pages that are asked for without logging in, and of which only the status is kept. */
export const pagePaths = [
  '/healthcheck',
  '/healthcheck.php',
  '/php-status',
  '/nginx-status',
  '/metrics',
] as const;

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** What anybody can see from outside. What could not be looked at is left out. */
const blackBox = z.strictObject({
  tls: z
    .strictObject({
      accepted: z.array(z.enum(tlsVersions)),
      trusted: z.boolean(),
      /** Why it is not trusted, by OpenSSL's name. */
      problem: short.nullable(),
      certificateUntil: day,
    })
    .optional(),
  plainHttp: z
    .strictObject({
      /** Null: nothing listens. */
      status: z.number().int().nullable(),
      toHttps: z.boolean(),
    })
    .optional(),
  headers: z.partialRecord(z.enum(headerNames), z.string().max(4000)).optional(),
  /** Their flags; never a value. */
  cookies: z
    .array(
      z.strictObject({
        name: short,
        secure: z.boolean(),
        httpOnly: z.boolean(),
        sameSite: z.boolean(),
      }),
    )
    .max(20)
    .optional(),
  pages: z.partialRecord(z.enum(pagePaths), z.number().int()).optional(),
  healthText: z.boolean().optional(),
  registerForm: z.boolean().optional(),
  /** `entityID` of `/metadata.php`; null when the page describes no service provider. */
  entityId: short.nullable().optional(),
  /** Last day of the service provider's certificate; null when it has no key pair. */
  providerCertificateUntil: day.nullable().optional(),
  databasePortOpen: z.boolean().optional(),
});

/** Of eLabFTW, as the application itself writes it. */
const release = z.string().regex(/^\d+\.\d+\.\d+(?:-[a-z]+\d*)?$/);

/** What a sysadmin's read-only key sees, reduced to what is no secret (facts/service.md 0.16). */
const api = z.strictObject({
  version: release,
  timestampBalance: z.number().int(),
  /** Sysadmins who administer no team: how many, never who. */
  sysadminsWithoutTeam: z.number().int().min(0).optional(),
  config: z.partialRecord(z.enum(evidenceKeys), short.nullable()),
  /** Whether a page says anything, and the latest day that it names. */
  legal: z.partialRecord(
    z.enum(legalKeys),
    z.strictObject({ present: z.boolean(), latestDay: day.nullable() }),
  ),
});

/** What only a look from inside tells: `scripts/collect/probe.sh`. What was not looked at is left out. */
const agent = z.strictObject({
  /** The release that was looked at: evidence about another one is refused. */
  release,
  mysqlVersion: z
    .string()
    .regex(/^\d+\.\d+(?:\.\d+)?$/)
    .optional(),
  /** What `db:check` printed: its exit status proves nothing (facts/elabftw-live.md). */
  schemaIsRequired: z.boolean().optional(),
  /** The running process, not what a manifest says of it. */
  container: z
    .strictObject({
      uid: z.number().int().min(0).optional(),
      readOnlyRoot: z.boolean().optional(),
      /** Capabilities that it, or a child of it, can still have. */
      capabilities: z
        .array(z.string().regex(/^[A-Z0-9_]{2,30}$/))
        .max(64)
        .optional(),
      noNewPrivileges: z.boolean().optional(),
      pinnedByDigest: z.boolean().optional(),
      /** Whether the provenance of the image that runs was verified. */
      attested: z.boolean().optional(),
      devMode: z.boolean().optional(),
    })
    .optional(),
  /** How the last run of the reconciler left the settings, and when it ended. */
  settings: z.strictObject({ on: day, asDeclared: z.boolean() }).optional(),
  /** Null: looked for, and there is none. */
  lastBackupOn: day.nullable().optional(),
  lastRestoreDrillOn: day.nullable().optional(),
  offSiteCopy: z.boolean().optional(),
  diskPercent: z.number().min(0).max(100).optional(),
});

/** Everything that was collected about one installation. Version 1. */
export const evidenceSchema = z.strictObject({
  version: z.literal(1),
  slug: z.string().max(30),
  host: z.string().max(253),
  collectedOn: day,
  blackBox: blackBox.optional(),
  api: api.optional(),
  agent: agent.optional(),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type BlackBox = z.infer<typeof blackBox>;
export type ApiEvidence = z.infer<typeof api>;
export type AgentEvidence = z.infer<typeof agent>;
