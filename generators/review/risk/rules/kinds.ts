import { tenantKinds } from '../../../../lib/kubernetes/argocd/index.ts';
import { eachChange } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** What no notebook consists of: a Secret, a right, a webhook, something that runs unseen. */
export const kindUnexpected: Rule = {
  id: 'kind-unexpected',
  level: 'block',
  finds: 'An object of a kind that no notebook consists of comes into an instance.',
  reason:
    'The project of the instance refuses it, and Argo CD stands still; in a looser one it would be in.',
  fix: 'Take it out: lib/kubernetes/argocd lists the kinds of a notebook.',
  find: eachChange(({ change, owner, file, after }) => {
    if (change !== 'added' || after === undefined || owner.slug === undefined) return [];
    const { kind, apiVersion } = after;
    const known = /\/argocd\/apps\/[^/]+$/.test(file) ? deployment : tenants;
    return known.has(`${groupOf(apiVersion)}/${kind}`) ? [] : [`A notebook has no ${kind}.`];
  }),
};

// --- internal ---

const tenants: ReadonlySet<string> = new Set([
  '/Namespace',
  ...tenantKinds.map(({ group, kind }) => `${group}/${kind}`),
]);

/** What Argo CD is told of an instance. */
const deployment: ReadonlySet<string> = new Set([
  'argoproj.io/Application',
  'argoproj.io/AppProject',
]);

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
