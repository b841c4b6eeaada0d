import type { Finding } from '../../base/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import { accessRules } from './access.ts';
import { dataLawRules } from './data-law.ts';
import { dateRules } from './dates.ts';
import { entityRules } from './entity.ts';
import { fleetFindings } from './fleet.ts';
import { about, type Found, type InstanceRule } from './found.ts';
import { freezeRules } from './freezes.ts';
import { historyRules } from './history.ts';
import { hostRules } from './host.ts';
import { mailboxRules } from './mailbox.ts';
import { numberRules } from './numbers.ts';
import { outsideRules } from './outside.ts';
import { pilotRules } from './pilots.ts';
import { releaseRules } from './release.ts';
import { isReserved } from './reserved.ts';
import { scenarioRules } from './scenario.ts';
import { slugReserved } from './slug.ts';
import { zoneRules } from './zone.ts';

/** What an instance says, taken alone, against the platform. Neither the fleet nor the day matters. */
export function checkInstance(instance: Instance, platform: Platform): Finding[] {
  const rules = instance.state === 'destroyed' ? lasting : [...lasting, ...whileItExists];
  return rules.flatMap((rule) => about(instance.slug, rule(instance, platform)));
}

/**
 * What instances may not have in common: slugs, entities, addresses, places of
 * data. Takes the whole fleet, retired instances too; linear in its size.
 */
export function checkFleet(fleet: readonly Instance[], platform: Platform): Finding[] {
  return fleetFindings(fleet, platform);
}

/** What time alone has made wrong by the day `today`, written `YYYY-MM-DD`. */
export function checkDates(instance: Instance, platform: Platform, today: string): Finding[] {
  return about(instance.slug, dateRules(instance, platform, today));
}

// --- internal ---

/** Of a destroyed instance the file keeps the slug and the history; the platform may forget the rest. */
const lasting: readonly InstanceRule[] = [slugRules, historyRules];

const whileItExists: readonly InstanceRule[] = [
  entityRules,
  scenarioRules,
  zoneRules,
  dataLawRules,
  accessRules,
  numberRules,
  releaseRules,
  pilotRules,
  mailboxRules,
  hostRules,
  outsideRules,
  freezeRules,
];

function* slugRules({ slug }: Instance, platform: Platform): Generator<Found> {
  if (isReserved(slug, platform)) yield slugReserved(slug);
}
