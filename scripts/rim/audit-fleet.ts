import { isRendered } from '../../generators/manifests/index.ts';
import { compareFleet, type FleetIdentity, type Render } from '../../lib/conformity/index.ts';
import type { Programs } from '../../lib/elabftw/index.ts';
import { desiredSettings } from '../../lib/elabftw/settings/index.ts';
import { type Instance, resolveInstance } from '../../lib/instance/index.ts';
import { instanceObjects } from '../../lib/kubernetes/index.ts';
import type { Platform } from '../../lib/platform/index.ts';

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
