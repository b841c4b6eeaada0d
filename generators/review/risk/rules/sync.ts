import { namespaceOf } from '../../../../lib/instance/index.ts';
import { platform } from '../../../../lib/platform/index.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** What Argo CD follows, and what it may do on its own. */
export const syncLoosened: Rule = {
  id: 'sync-loosened',
  level: 'block',
  finds:
    'An Application comes that follows something else than this repository, or follows another source, branch, project or destination, prunes or overwrites more, or heals less.',
  reason: 'Only what was checked is deployed (law 10), and nothing is deleted by mistake (law 6).',
  fix: 'Put the field back, as fleet render writes it: Argo CD follows live.',
  find: eachChange((change) => {
    if (change.after?.kind !== 'Application') return [];
    return isChanged(change)
      ? [...fields(change), ...options(change), ...ignored(change)]
      : strays(change.after, change.owner.slug);
  }),
};

// --- internal ---

/** Below `spec`: what may not change at all. */
const fixed: ReadonlySet<string> = new Set(['source', 'sources', 'destination', 'project']);

/** Values of `syncPolicy.automated` that keep a notebook, whatever the Application. */
const automated: Readonly<Record<string, boolean>> = { allowEmpty: false, selfHeal: true };

/** An Application that comes: it follows this repository, and deploys to its own namespace alone. */
function strays({ body }: Manifest, slug: string | undefined): readonly string[] {
  const { repoUrl, revision } = platform.institute.argocd;
  const own =
    slug === undefined
      ? []
      : [
          [['project'], namespaceOf(slug)] as const,
          [['destination', 'namespace'], namespaceOf(slug)] as const,
        ];
  return [
    [['source', 'repoURL'], repoUrl] as const,
    [['source', 'targetRevision'], revision] as const,
    ...own,
  ].flatMap(([path, wanted]) => {
    const is = at(body, 'spec', ...path);
    return is === wanted ? [] : [`${path.join('.')} is ${told(is)}, not ${wanted}.`];
  });
}

function fields(change: Changed): readonly string[] {
  return scalarChanges(change).flatMap(({ path, before, after }) => {
    const [top, below = '', field = ''] = path;
    if (top !== 'spec') return [];
    const goes = `${path.slice(1).join('.')} goes from ${told(before)} to ${told(after)}.`;
    if (fixed.has(below)) return [goes];
    if (below !== 'syncPolicy' || field !== 'automated') return [];
    const last = path.at(-1) ?? '';
    const wanted = last === 'prune' ? before : automated[last];
    const harmful = last === 'prune' ? after === true : after !== wanted;
    return harmful ? [goes] : [];
  });
}

function options({ before, after }: Changed): readonly string[] {
  const of = (body: Value) =>
    items(at(body, 'spec', 'syncPolicy', 'syncOptions')).flatMap((option) => textOf(option) ?? []);
  const [was, is] = [of(before.body), of(after.body)];
  const lost = was.filter((option) => !is.includes(option)).map((one) => `It loses ${one}.`);
  const won = is.filter((option) => !was.includes(option)).map((one) => `It gains ${one}.`);
  return [...lost, ...won];
}

/** What Argo CD no longer looks at, it no longer heals. */
function ignored({ before, after }: Changed): readonly string[] {
  const of = (body: Value) => items(at(body, 'spec', 'ignoreDifferences')).length;
  const compare = (body: Value) =>
    textOf(at(body, 'metadata', 'annotations', 'argocd.argoproj.io/compare-options')) ?? '';
  return [
    ...(of(after.body) > of(before.body) ? ['It ignores more differences.'] : []),
    ...(compare(after.body) === compare(before.body) ? [] : ['It compares otherwise.']),
  ];
}
