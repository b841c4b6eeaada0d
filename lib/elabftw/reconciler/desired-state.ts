import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import {
  type DesiredSettings,
  knownReleases,
  type SettingValue,
  settings,
  siteOf,
  type WritableKey,
  writableKeys,
} from '../settings/index.ts';
import type { DesiredState, DesiredTeam } from './state.ts';

/** The team that upstream's installer makes, and that nobody works in. */
const upstreamTeam = 'Default team';
const administration = 'fleet-administration';

/**
 * What the reconciler is told: values without reasons, because the name of the job
 * hashes it, and a better worded reason must not run 300 jobs again (law 3; reasons
 * stand on the reference page).
 */
export function desiredState(
  resolved: Resolved,
  platform: Platform,
  desired: DesiredSettings,
): DesiredState {
  const { instance, slug } = resolved;
  const { entity, audience } = instance;
  return {
    version: 1,
    site: siteOf(resolved),
    releases: knownReleases.map(({ line }) => line),
    settings: valuesOf(desired),
    keys: {
      encrypted: writableKeys.filter((key) => settings[key].encrypted),
      filtered: writableKeys.filter((key) => isFiltered(key)),
      spoken: writableKeys.filter((key) => isSpoken(key)),
    },
    identity: {
      source: platform.audiences[audience].metadataUrl,
      // A provider of another body could send an identifier of ours, a pilot's even.
      trustIdentifiersOf: audience === 'institute' ? null : platform.institute.domain,
    },
    teams: [
      { orgid: administration, name: 'Administration', adopts: upstreamTeam, visible: '0' },
      unitTeam(slug, entity),
    ],
    administration,
    pilots: { team: slug, admins: admins(instance.pilots), former: former(instance.pilots) },
  };
}

/** The document as a file: the same state gives the same bytes. */
export function writeDesiredState(state: DesiredState): string {
  return `${JSON.stringify(state, null, 1)}\n`;
}

// --- internal ---

type Pilots = Resolved['instance']['pilots'];

function valuesOf(desired: DesiredSettings): Readonly<Record<WritableKey, SettingValue>> {
  const rows = writableKeys.map((key) => [key, desired[key].value]);
  return Object.fromEntries(rows) as Record<WritableKey, SettingValue>;
}

function isFiltered(key: WritableKey): boolean {
  const { kind } = settings[key];
  return kind.type === 'html' && kind.filtered;
}

/** Only closed kinds are ever printed: free text may hold what somebody pasted by mistake. */
function isSpoken(key: WritableKey): boolean {
  return ['boolean', 'integer', 'enum'].includes(settings[key].kind.type);
}

function unitTeam(slug: string, { acronym, name }: Resolved['instance']['entity']): DesiredTeam {
  return { orgid: slug, name: acronym ?? name, adopts: null, visible: '1' };
}

/** A pilot without the training does not administer yet. facts/service.md B.3. */
function admins(pilots: Pilots): readonly string[] {
  const inCharge = pilots.filter(({ state }) => ['trained', 'active', 'leaving'].includes(state));
  return [...new Set(inCharge.map(({ ref }) => ref))].sort();
}

function former(pilots: Pilots): readonly string[] {
  const now = new Set(admins(pilots));
  const gone = pilots.filter(({ state, ref }) => state === 'archived' && !now.has(ref));
  return [...new Set(gone.map(({ ref }) => ref))].sort();
}
