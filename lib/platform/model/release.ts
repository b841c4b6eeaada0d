import { z } from 'zod';

const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'a digest: sha256: and 64 hexadecimal digits');
const day = z.iso.date();

/** When and by what command a digest was compared with what the publisher serves. */
const verification = z.strictObject({ on: day, by: z.string().min(1) });

/** An image, pinned. `verified: null` says that nobody has yet compared the digest. */
const pinnedImage = z.strictObject({
  image: z.string().regex(/^[a-z0-9.-]+\/[a-z0-9/._-]+$/, 'registry/repository, without a tag'),
  tag: z.string().regex(/^[\w][\w.-]{0,127}$/),
  digest,
  verified: verification.nullable(),
});

/** One eLabFTW version: what the image is and which schema it insists on. */
const elabftwRelease = pinnedImage.extend({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** 5: root, port 443, only to import from and audit. 6: non-root, read-only, port 8080. */
  generation: z.union([z.literal(5), z.literal(6)]),
  /** Database schema that this version requires, up or down; null where nobody has read it yet. */
  schema: z.number().int().positive().nullable(),
  releasedOn: day.nullable(),
});

const mysqlRelease = pinnedImage.extend({
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
  endOfLife: day,
});

/** Optional parts beside eLabFTW: a ring switches them on, and they run only once pinned here. */
export const partIds = ['redis', 'opencloning'] as const;
export type PartId = (typeof partIds)[number];

/** `releases.json`: everything that a ring can pin. */
export const releasesSchema = z.strictObject({
  elabftw: z.array(elabftwRelease).min(1),
  mysql: z.array(mysqlRelease).min(1),
  parts: z.partialRecord(z.enum(partIds), pinnedImage).optional(),
});

/** `rings.json`: what each ring runs. A promotion changes one ring's lines, nothing else (law 8). */
export const ringsSchema = z.record(
  z.enum(['canary', 'early', 'stable']),
  z.strictObject({
    elabftw: z.string(),
    mysql: z.string(),
    /** The backup tool, once it has landed; null means that there is none yet. */
    backup: z.string().nullable(),
    /** Template changes that restart pods land here, off, and are switched on ring by ring. */
    switches: z.record(z.string(), z.boolean()),
  }),
);

export type ElabftwRelease = Readonly<z.infer<typeof elabftwRelease>>;
export type MysqlRelease = Readonly<z.infer<typeof mysqlRelease>>;
export type Releases = z.infer<typeof releasesSchema>;
export type Rings = z.infer<typeof ringsSchema>;

/** The rings, in the order in which a release travels through them. */
export const ringIds = ['canary', 'early', 'stable'] as const;
export type RingId = (typeof ringIds)[number];
