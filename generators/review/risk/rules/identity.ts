import type { Comparison } from '../../compare/comparison.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { at, textOf } from '../../manifest/value.ts';
import { instanceFile } from '../../source/role.ts';
import type { Hit, Rule } from '../rule.ts';

/** A slug names its instance for ever: namespace, vault and backups go by it. */
export const renamed: Rule = {
  id: 'renamed',
  level: 'block',
  finds: 'An instance or its namespace goes, and the same notebook comes under another name.',
  reason: 'The new name starts empty: data, keys and backups stay under the old one.',
  fix: 'Keep the slug for ever; a wrong name is shown otherwise by entity.name or host.',
  find: (comparison) => [...namespaces(comparison), ...files(comparison)],
};

/** One slug, another request: the next notebook would find the data of the last one. */
export const slugReused: Rule = {
  id: 'slug-reused',
  level: 'block',
  finds: 'An instance file is now that of another request.',
  reason: 'The vault and the backups of the first notebook would become those of the second.',
  fix: 'Choose a slug that nobody ever had.',
  symmetric: true,
  find: ({ source }) =>
    (source?.instances ?? []).flatMap(({ slug, file, before, after }): Hit[] => {
      if (before === undefined || after === undefined) return [];
      const [was, is] = [before.request.number, after.request.number];
      if (was === is && before.entity.code === after.entity.code) return [];
      const message =
        was === is
          ? `The notebook of ${before.entity.code ?? 'no code'} becomes that of ${after.entity.code ?? 'no code'}.`
          : `The notebook of request ${was} becomes that of request ${is}.`;
      return [{ object: file, instances: [slug], message }];
    }),
};

/** On a cluster that keeps none of its files, nothing takes the old one away: two would run. */
export const instanceMoved: Rule = {
  id: 'instance-moved',
  level: 'block',
  finds: 'The cluster of an instance changes.',
  reason:
    'Nothing prunes the old one (law 6): two of it would run, on two copies of the data, until somebody notices.',
  fix: 'Move it by a reviewed plan: export, restore beside, switch the address, then retire the old one.',
  symmetric: true,
  find: ({ departures, instances }) => [
    ...new Map(
      departures
        .filter(({ slug }) => instances.changed.includes(slug))
        .map(({ cluster, slug }): [string, Hit] => [
          slug,
          {
            object: instanceFile(slug),
            instances: [slug],
            message: `It leaves the cluster ${cluster} for another; there it runs on.`,
          },
        ]),
    ).values(),
  ],
};

// --- internal ---

function namespaces({ objects }: Comparison): Hit[] {
  const gone = objects.filter(({ change, before }) => change === 'removed' && isNamespace(before));
  const come = objects.filter(({ change, after }) => change === 'added' && isNamespace(after));
  return gone.flatMap((old) => {
    const heir = come.find(
      (now) =>
        now.after?.name !== old.before?.name &&
        ((now.owner.cluster === old.owner.cluster && now.owner.room === old.owner.room) ||
          shares(old.before, now.after)),
    );
    if (heir === undefined) return [];
    const instances = [...new Set([old.owner.slug, heir.owner.slug])].flatMap((slug) => slug ?? []);
    const message = `The namespace becomes ${heir.after?.name ?? ''}, and starts empty.`;
    return [{ object: old.object, instances, message }];
  });
}

/** Instance files whose request moves from one to the other. */
function files({ source }: Comparison): Hit[] {
  const changed = source?.instances ?? [];
  return changed.flatMap(({ slug, file, before, after }): Hit[] => {
    if (before === undefined || after !== undefined) return [];
    const heir = changed.find(
      (one) => one.before === undefined && one.after?.request.number === before.request.number,
    );
    if (heir === undefined) return [];
    const message = `The notebook of request ${before.request.number} becomes ${heir.slug}.`;
    return [{ object: file, instances: [slug, heir.slug], message }];
  });
}

function isNamespace(manifest: Manifest | undefined): boolean {
  return manifest?.kind === 'Namespace';
}

function shares(one: Manifest | undefined, other: Manifest | undefined): boolean {
  return ['eln.fleet/request', 'eln.fleet/entity-code'].some((key) => {
    const of = (manifest: Manifest | undefined) =>
      textOf(at(manifest?.body, 'metadata', 'annotations', key));
    return of(one) !== undefined && of(one) === of(other);
  });
}
