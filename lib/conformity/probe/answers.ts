import { z } from 'zod';
import type { AgentEvidence } from '../evidence.ts';
import { capabilitiesOf } from './capabilities.ts';

/** Number of the form that `scripts/collect/probe.sh` writes. */
export const probeVersion = '1';

const day = z.iso.date();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const none = z.literal('none');

/**
 * What a probe may say, one `name: value` a line. Each value has its form, so a line
 * carries nothing else in: no password, no sentence of somebody's.
 */
export const probeSchema = z.strictObject({
  'fleet-probe': z.literal(probeVersion),
  slug: z.string().regex(/^[a-z0-9-]{1,30}$/),
  day,
  release: z.string().regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[a-z]{1,10}\d{0,4})?$/),
  /** As the container was started from it. */
  image: z
    .string()
    .regex(/^[a-z0-9][\w.:/@-]{1,300}$/)
    .optional(),
  /** Digest of the image that runs. */
  running: digest.optional(),
  /** Digest whose provenance was verified; `none`: it was tried and failed. */
  attested: z.union([digest, none]).optional(),
  uid: z
    .string()
    .regex(/^\d{1,10}$/)
    .optional(),
  root: z.enum(['ro', 'rw']).optional(),
  /** `CapBnd` of the kernel, in hexadecimal. */
  capabilities: z
    .string()
    .regex(/^[0-9a-f]{1,16}$/)
    .optional(),
  'no-new-privileges': z.enum(['0', '1']).optional(),
  'dev-mode': z.enum(['on', 'off']).optional(),
  mysql: z
    .string()
    .regex(/^\d{1,3}\.\d{1,3}(?:\.\d{1,3})?$/)
    .optional(),
  schema: z.enum(['required', 'another']).optional(),
  /** How the last run of the reconciler ended, and when it was. */
  settings: z.enum(['as-declared', 'differing']).optional(),
  'settings-day': day.optional(),
  /** Percent in use of the fullest of the volumes. */
  disk: z
    .string()
    .regex(/^(?:\d{1,2}|100)$/)
    .optional(),
  backup: z.union([day, none]).optional(),
  drill: z.union([day, none]).optional(),
  /** Day of the last backup at another site. */
  'off-site': z.union([day, none]).optional(),
});
export type ProbeAnswers = z.infer<typeof probeSchema>;

/** What a probe found, as evidence. What it did not look at stays out. */
export function agentOf(answers: ProbeAnswers): AgentEvidence {
  const { release, mysql, schema, disk, backup, drill, 'off-site': offSite } = answers;
  return {
    release,
    ...(mysql === undefined ? {} : { mysqlVersion: mysql }),
    ...(schema === undefined ? {} : { schemaIsRequired: schema === 'required' }),
    container: containerOf(answers),
    ...settingsOf(answers),
    ...(backup === undefined ? {} : { lastBackupOn: dayOf(backup) }),
    ...(drill === undefined ? {} : { lastRestoreDrillOn: dayOf(drill) }),
    ...(offSite === undefined ? {} : { offSiteCopy: offSite !== 'none' }),
    ...(disk === undefined ? {} : { diskPercent: Number(disk) }),
  };
}

// --- internal ---

function containerOf(answers: ProbeAnswers): NonNullable<AgentEvidence['container']> {
  const { uid, root, capabilities, image, running, attested } = answers;
  const { 'no-new-privileges': locked, 'dev-mode': devMode } = answers;
  return {
    ...(uid === undefined ? {} : { uid: Number(uid) }),
    ...(root === undefined ? {} : { readOnlyRoot: root === 'ro' }),
    ...(capabilities === undefined ? {} : { capabilities: capabilitiesOf(capabilities) }),
    ...(locked === undefined ? {} : { noNewPrivileges: locked === '1' }),
    ...(image === undefined ? {} : { pinnedByDigest: /@sha256:[0-9a-f]{64}$/.test(image) }),
    // Only what runs counts: the provenance of another image proves nothing about it.
    ...(attested === undefined || running === undefined ? {} : { attested: attested === running }),
    ...(devMode === undefined ? {} : { devMode: devMode === 'on' }),
  };
}

/** Without its day, a run says nothing. */
function settingsOf({
  settings,
  'settings-day': on,
}: ProbeAnswers): Pick<AgentEvidence, 'settings'> {
  return settings === undefined || on === undefined
    ? {}
    : { settings: { on, asDeclared: settings === 'as-declared' } };
}

function dayOf(text: string): string | null {
  return text === 'none' ? null : text;
}
