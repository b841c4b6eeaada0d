import { isRendered } from '../../generators/manifests/index.ts';
import {
  compareFleet,
  type FleetAudit,
  type FleetIdentity,
  fleetAudit,
  type Render,
} from '../../lib/conformity/index.ts';
import type { Programs } from '../../lib/elabftw/index.ts';
import { desiredSettings } from '../../lib/elabftw/settings/index.ts';
import { type Instance, resolveInstance } from '../../lib/instance/index.ts';
import { instanceObjects } from '../../lib/kubernetes/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { readFleet } from './read-fleet.ts';
import { readPrograms } from './read-programs.ts';
import { renderFleet } from './render-fleet.ts';

/** What an instance is rendered to: the very objects of its manifests, and its settings. */
export function renderer(platform: Platform, programs: Programs): Render {
  return (instance) => {
    const resolved = resolveInstance(instance, platform);
    const desired = desiredSettings(resolved, platform);
    const settings = Object.entries(desired).map(([key, { value }]) => [key, value]);
    return {
      objects: instanceObjects(resolved, platform, programs),
      settings: Object.fromEntries(settings),
    };
  };
}

/** How identical the managed instances of a fleet are. */
export function auditFleet(
  fleet: readonly Instance[],
  platform: Platform,
  programs: Programs,
): FleetIdentity {
  return compareFleet(fleet.filter(isRendered), platform, renderer(platform, programs));
}

/**
 * The same for the instance files of a folder, and whether the committed manifests are
 * what those files render to; without a folder of manifests, that is not looked at.
 *
 * @throws {FleetError} as `renderFleet` does.
 */
export async function auditFolder(
  instances: string,
  dist: string | undefined,
  platform: Platform,
): Promise<FleetAudit> {
  const fleet = readFleet(instances).files.map(({ instance }) => instance);
  const found = auditFleet(fleet, platform, readPrograms());
  if (dist === undefined) return fleetAudit(found, null);
  const { difference, files } = await renderFleet({ instances, out: dist, platform, check: true });
  const { differing, missing, stale, leftovers } = difference;
  return fleetAudit(found, { files, differing, missing, stale: [...stale, ...leftovers] });
}
