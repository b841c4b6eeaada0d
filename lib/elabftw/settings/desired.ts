import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { checkChoices } from './check.ts';
import type { Choice, Choices } from './choice.ts';
import { type WritableKey, writableKeys } from './keys/index.ts';
import { audienceLayer } from './layers/audience.ts';
import { baseline } from './layers/baseline/index.ts';
import { classificationLayer } from './layers/classification.ts';
import { instanceLayer } from './layers/instance.ts';
import { lifecycleLayer } from './layers/lifecycle.ts';
import { policyLayer } from './layers/policy.ts';

/** From the widest to the narrowest: a later layer wins. */
export const layerIds = [
  'baseline',
  'audience',
  'classification',
  'policy',
  'instance',
  'lifecycle',
] as const;
export type LayerId = (typeof layerIds)[number];

/** A choice, and the layer that made it. */
export interface DesiredSetting extends Choice {
  readonly layer: LayerId;
}

/** What every writable setting of an instance must be. There is no place for `schema`. */
export type DesiredSettings = Readonly<Record<WritableKey, DesiredSetting>>;

/**
 * Baseline ⊕ audience ⊕ classification ⊕ policy ⊕ what is the instance’s own ⊕ its
 * state. Pure: the same instance on the same platform gives the same settings.
 *
 * @throws {FleetError} `TIMESTAMP_NOT_ALLOWED`; `SETTING_INVALID` when a value is not
 * of its setting’s kind, which upstream would store all the same.
 */
export function desiredSettings(resolved: Resolved, platform: Platform): DesiredSettings {
  const { audience, classification } = resolved.instance;
  const base = baselineOf(platform);
  const layers: readonly (readonly [LayerId, Choices])[] = [
    ['audience', audienceLayer(audience, platform.audiences[audience])],
    ['classification', classificationLayer(classification.kind)],
    ['policy', policyLayer(resolved, platform)],
    ['instance', instanceLayer(resolved, platform)],
    ['lifecycle', lifecycleLayer(resolved)],
  ];
  const rows = writableKeys.map((key): [WritableKey, DesiredSetting] => {
    const last = layers.findLast(([, choices]) => choices[key] !== undefined);
    const choice = last?.[1][key] ?? base[key];
    return [key, { ...choice, layer: last?.[0] ?? 'baseline' }];
  });
  const desired = Object.fromEntries(rows) as DesiredSettings;
  checkChoices(desired, `instances/${resolved.slug}.ts`);
  return desired;
}

// --- internal ---

/** The same for every instance of a platform. */
const baselines = new WeakMap<Platform, ReturnType<typeof baseline>>();

function baselineOf(platform: Platform): ReturnType<typeof baseline> {
  const known = baselines.get(platform) ?? baseline(platform);
  baselines.set(platform, known);
  return known;
}
