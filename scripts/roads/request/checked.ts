import { accepted, FleetError } from '../../../lib/base/index.ts';
import {
  checkFleet,
  checkInstance,
  type Instance,
  parseInstance,
} from '../../../lib/instance/index.ts';
import type { RequestContext } from './context.ts';

/**
 * The instance as the branch will have it, held to every rule again: a maintainer may have
 * edited it. An instance that exists stands in the fleet already, as it was.
 *
 * @throws {FleetError} `REQUEST_BROKEN`, or `INSTANCE_…` when the text is no instance.
 */
export function checked(text: string, path: string, { fleet, platform }: RequestContext): Instance {
  const { instance } = parseInstance(text, path);
  const others = fleet.filter(({ slug, request }) => {
    return slug !== instance.slug || request.number !== instance.request.number;
  });
  const findings = [
    ...checkInstance(instance, platform),
    ...checkFleet([...others, instance], platform).filter(({ slug }) => slug === instance.slug),
  ];
  if (accepted(findings)) return instance;
  const errors = findings.filter(({ level }) => level === 'error');
  throw new FleetError({
    code: 'REQUEST_BROKEN',
    what: errors.map(({ en, code }) => `${en} (${code})`).join(' '),
    where: path,
    fix: errors.map(({ fix }) => fix.en).join(' '),
  });
}
