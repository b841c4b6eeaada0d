import type { Comparison, ObjectChange } from '../compare/comparison.ts';
import { valueText } from '../compare/text.ts';
import { quantity } from '../cost/quantity.ts';
import type { Manifest } from '../manifest/parse.ts';
import { at, isMap } from '../manifest/value.ts';
import { hostChange } from './host.ts';
import { imageChanges } from './image.ts';
import type { Hit, Rule } from './rule.ts';
import { guardChanged, guardRemoved } from './rules/guards.ts';
import { digestMoved, imageUnpinned } from './rules/image-pin.ts';
import { immutableField } from './rules/immutable.ts';
import { podSecurityLowered } from './rules/pod-security.ts';
import { privilegeAdded, probeRemoved, replicasChanged } from './rules/pods.ts';
import { secretReference } from './rules/secrets.ts';
import { claimMoved } from './rules/storage.ts';

/** Every rule of the review. A new one is a new row and a pair of fixtures. */
export const rules: readonly Rule[] = [
  {
    id: 'unreadable',
    level: 'block',
    fix: 'Render dist/ again with fleet render; never edit it by hand.',
    find: ({ problems }) =>
      problems.map(({ file, owner, side, what }) => ({
        object: file,
        instances: owner.slug === undefined ? [] : [owner.slug],
        message: `The file of the ${side} cannot be read whole: ${what}`,
      })),
  },
  {
    id: 'secret-in-git',
    level: 'block',
    fix: 'Take it out, revoke what it held, and let the vault make a new one.',
    find: ({ objects }) =>
      objects
        .filter(({ after }) => after !== undefined && holdsSecret(after))
        .map((change) => hit(change, 'A Secret with values would lie in git for ever.')),
  },
  {
    id: 'instance-removed',
    level: 'block',
    fix: 'Use fleet retire: it passes through notice, export and archive.',
    find: ({ departures }) =>
      departures.map(({ cluster, slug }) => ({
        object: `${cluster}/${slug}`,
        instances: [slug],
        message: 'The cluster keeps no file of this instance; nothing looks after it any more.',
      })),
  },
  {
    id: 'namespace-removed',
    level: 'block',
    fix: 'Put the namespace back; only retirement ends it, by hand.',
    find: removed(['Namespace'], 'The namespace, and all data in it, would belong to nobody.'),
  },
  {
    id: 'claim-removed',
    level: 'block',
    fix: 'Put the claim back; only retirement ends it, by hand.',
    find: removed(
      ['PersistentVolumeClaim'],
      'The claim, and the data on it, would belong to nobody.',
    ),
  },
  {
    id: 'claim-shrunk',
    level: 'block',
    fix: 'Ask for at least what the claim has: Kubernetes refuses to shrink a volume.',
    find: ({ objects }) =>
      objects.flatMap((change) => {
        const sizes = claimSizes(change);
        if (sizes === undefined) return [];
        return hit(change, `The claim goes from ${sizes.before} to ${sizes.after}.`);
      }),
  },
  {
    id: 'image-major',
    level: 'warn',
    fix: 'Read the release notes, and see that the ring and its backup steps go with it.',
    find: images(true),
  },
  {
    id: 'image-changed',
    level: 'info',
    fix: 'Compare with the ring that should have moved.',
    find: images(false),
  },
  {
    id: 'host-changed',
    level: 'warn',
    fix: 'Tell the users, and change the address in every identity federation.',
    find: ({ objects }) =>
      objects.flatMap((change) => {
        const hosts = hostChange(change);
        if (hosts === undefined) return [];
        const list = (names: readonly string[]) => names.join(', ') || 'none';
        return hit(change, `Host names gone: ${list(hosts.gone)}; new: ${list(hosts.come)}.`);
      }),
  },
  {
    id: 'object-removed',
    level: 'warn',
    fix: 'Make sure that nothing needs it: Argo CD takes it out of the cluster.',
    find: ({ objects }) =>
      objects
        .filter(
          ({ change, before }) => change === 'removed' && !toldElsewhere.has(before?.kind ?? ''),
        )
        .map((change) => hit(change, 'The object goes.')),
  },
  {
    id: 'cluster-changed',
    level: 'warn',
    fix: 'Review it for every instance of the cluster.',
    find: ({ objects }) =>
      objects
        .filter(({ owner }) => owner.slug === undefined)
        .map((change) => hit(change, `Shared by the whole cluster: ${change.change}.`)),
  },
  {
    id: 'text-only',
    level: 'info',
    fix: 'Render dist/ again with fleet render if nobody meant to write by hand.',
    find: textOnly,
  },
  claimMoved,
  immutableField,
  podSecurityLowered,
  privilegeAdded,
  probeRemoved,
  replicasChanged,
  guardRemoved,
  guardChanged,
  imageUnpinned,
  digestMoved,
  secretReference,
];

// --- internal ---

/** Kinds whose removal has a rule of its own. */
const toldElsewhere: ReadonlySet<string> = new Set(['Namespace', 'PersistentVolumeClaim']);

function hit({ object, owner }: ObjectChange, message: string): Hit {
  return { object, instances: owner.slug === undefined ? [] : [owner.slug], message };
}

function removed(kinds: readonly string[], message: string): Rule['find'] {
  return ({ objects }) =>
    objects
      .filter(({ change, before }) => change === 'removed' && kinds.includes(before?.kind ?? ''))
      .map((change) => hit(change, message));
}

function images(major: boolean): Rule['find'] {
  return ({ objects }) =>
    objects.flatMap((change) =>
      imageChanges(change)
        .filter((image) => image.major === major)
        .map(({ container, before, after }) =>
          hit(change, `Container ${container} runs ${after} instead of ${before}.`),
        ),
    );
}

function holdsSecret({ kind, body }: Manifest): boolean {
  if (kind === 'SealedSecret') return filled(at(body, 'spec', 'encryptedData'));
  return kind === 'Secret' && (filled(body.get('data')) || filled(body.get('stringData')));
}

/** A map with a key, or anything that is no map and so should not be there. */
function filled(value: ReturnType<typeof at>): boolean {
  if (value === undefined || value === null) return false;
  return isMap(value) ? value.size > 0 : true;
}

/** Undefined unless a claim asks for less, or for something that is no size. */
function claimSizes({
  before,
  after,
}: ObjectChange): { before: string; after: string } | undefined {
  if (before?.kind !== 'PersistentVolumeClaim' || after === undefined) return undefined;
  const asked = (claim: Manifest) => at(claim.body, 'spec', 'resources', 'requests', 'storage');
  const [had, has] = [quantity(asked(before)), quantity(asked(after))];
  if (had === undefined || (has !== undefined && has >= had)) return undefined;
  return { before: valueText(asked(before) ?? null), after: valueText(asked(after) ?? null) };
}

/** Files whose bytes differ although every object in them is the same. */
function textOnly({ files, objects, problems }: Comparison): Hit[] {
  const told = new Set([...objects, ...problems].map(({ file }) => file));
  return files
    .filter(({ path }) => !told.has(path))
    .map(({ path, owner }) => ({
      object: path,
      instances: owner.slug === undefined ? [] : [owner.slug],
      message: 'The file differs, but no object in it does.',
    }));
}
