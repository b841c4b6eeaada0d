import { z } from 'zod';
import { day, directoryReference, line, platformName } from './text.ts';

/** Kinds of entity that may ask for a notebook. Units carry a code. */
export const entityKinds = [
  'umr',
  'ur',
  'ue',
  'us',
  'department',
  'centre',
  'project',
  'platform',
] as const;

/** Who asks. */
export const entity = z.strictObject({
  kind: z.enum(entityKinds),
  /** Official name. */
  name: line(120),
  /** Short name, as people say it. */
  acronym: line(30).optional(),
  /** `UMR 1234`; asked of every unit. */
  code: z
    .string()
    .regex(/^(?:UMR|UR|UE|US|UAR|USC) ?[0-9]{1,5}$/, 'the kind and the number: UMR 1234')
    .optional(),
  /** Centre of the institute that hosts it, by its id on the platform. */
  centre: platformName,
  /** Bodies that supervise it, the hosting one first. */
  supervisors: z.array(line(120)).min(1).max(8),
  /** Who owns what in a unit of several bodies: reference of the agreement. */
  coOwnership: line(120).optional(),
});

/** A consortium ends; its data must then go somewhere. facts/service.md B.4. */
export const consortium = z.strictObject({
  endsOn: day,
  dataGoesTo: line(200),
});

/** Private partners are let in only on somebody's word and for a time. */
export const partners = z.strictObject({
  /** Opaque reference of the sponsor in the directory. */
  sponsor: directoryReference,
  until: day,
  /** Reference of the agreement that binds them: confidentiality, who owns what. */
  agreement: line(120).optional(),
});
