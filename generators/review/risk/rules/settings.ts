import { settingGroups } from '../../../../lib/elabftw/settings/index.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { inOrder } from '../../tree/order.ts';
import { eachChange, listed } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Settings of eLabFTW that say who gets in, as whom, and who sees what. */
export const securitySetting: Rule = {
  id: 'security-setting',
  level: 'warn',
  finds:
    'A setting of eLabFTW changes that guards login, sessions, sharing, audit or where uploads lie.',
  reason: 'They are the walls inside the notebook; no policy of the cluster sees them.',
  fix: 'See that the audience or the policy that asks for it was decided: docs/reference/policies.md.',
  symmetric: true,
  find: eachChange((change) => {
    if (!isChanged(change)) return [];
    const paths = scalarChanges(change)
      .map(({ path }) => path)
      .filter(([top, file]) => top === 'data' && file === 'desired.json');
    if (paths.length === 0) return [];
    // Not told field by field: it is masked in part, or no JSON.
    if (paths.some((path) => path.length === 2)) return ['The desired settings cannot be read.'];
    const keys = paths.flatMap(([, , part = '', key = '']) => {
      // Who administers it is told by the instance file, field by field.
      if (part === 'pilots') return [];
      if (part !== 'settings') return [part];
      return guarding.has(key) ? [key] : [];
    });
    if (keys.length === 0) return [];
    return [`Settings that change: ${listed(inOrder(new Set(keys)), 12)}.`];
  }),
};

// --- internal ---

/** Groups of settings that guard nothing: texts, languages, numbers of revisions. */
const harmless: ReadonlySet<string> = new Set([
  'General',
  'Legal pages',
  'Onboarding mail',
  'Revisions',
]);

const guarding: ReadonlySet<string> = new Set(
  Object.entries(settingGroups)
    .filter(([group]) => !harmless.has(group))
    .flatMap(([, settings]) => Object.keys(settings)),
);
