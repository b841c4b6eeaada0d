import { states } from '../../../../lib/instance/index.ts';
import { identities } from '../identities.ts';
import { changing, deleting, deletingAll, type Row, rowsOf } from '../row.ts';
import { elsewhere, namespaceOf, refer, volumesOf } from '../scene.ts';

/** Who deletes what, in which state of the instance. */
export function deletionRows(): readonly Row[] {
  return [...ofHolders(), ...ofDatabases(), ...ofVolumes()];
}

// --- internal ---

function ofHolders(): readonly Row[] {
  const { passes, fails } = rowsOf('deletion');
  const mayWhenDestroyed = ['break-glass', 'namespace-controller', 'garbage-collector'];
  return [
    ...[...states, 'bare'].flatMap((slug) => {
      const namespace = namespaceOf(slug);
      return identities.flatMap((who) => {
        const row = slug === 'destroyed' && mayWhenDestroyed.includes(who) ? passes : fails;
        return [
          row(who, `deletes the namespace of "${slug}"`, deleting(refer.namespace(namespace))),
          row(who, `deletes a claim of "${slug}"`, deleting(refer.claim(namespace))),
          row(who, `deletes all claims of "${slug}"`, deletingAll(refer.claim(namespace))),
          row(who, `deletes an escrow of "${slug}"`, deleting(refer.push(namespace))),
          row(who, `deletes all escrows of "${slug}"`, deletingAll(refer.push(namespace))),
        ];
      });
    }),
    passes('administrator', 'deletes a foreign namespace', deleting(refer.namespace(elsewhere))),
    passes('administrator', 'deletes a foreign claim', deleting(refer.claim(elsewhere))),
    passes('administrator', 'deletes a foreign escrow', deleting(refer.push(elsewhere))),
  ];
}

function ofDatabases(): readonly Row[] {
  const { passes, fails } = rowsOf('database');
  return [
    ...states.flatMap((state) => {
      const namespace = namespaceOf(state);
      const row = state === 'archived' || state === 'destroyed' ? passes : fails;
      return (['gitops', 'administrator', 'namespace-controller'] as const).flatMap((who) => [
        row(who, `deletes the database of "${state}"`, deleting(refer.set(namespace))),
        row(who, `deletes all workloads of "${state}"`, deletingAll(refer.set(namespace))),
      ]);
    }),
    passes('gitops', 'deletes the web of an instance', deleting(refer.set('eln-active', 'web'))),
    passes('break-glass', 'deletes a running database', deleting(refer.set('eln-active'))),
    passes('administrator', 'deletes a foreign database', deleting(refer.set(elsewhere))),
  ];
}

function ofVolumes(): readonly Row[] {
  const { passes, fails } = rowsOf('volume');
  const { held, released } = volumesOf(namespaceOf('destroyed'));
  const foreign = volumesOf(elsewhere);
  const spec = (change: object) => ({ spec: change });
  return [
    ...(['gitops', 'administrator', 'namespace-controller'] as const).flatMap((who) => [
      fails(who, 'deletes a volume whose claim is there', deleting(refer.volume(held))),
      fails(who, 'deletes a released volume', deleting(refer.volume(released))),
    ]),
    fails('break-glass', 'deletes a volume whose claim is there', deleting(refer.volume(held))),
    passes('break-glass', 'deletes a released volume', deleting(refer.volume(released))),
    passes('administrator', 'deletes a foreign volume', deleting(refer.volume(foreign.held))),
    fails(
      'administrator',
      'cuts a volume loose from its claim',
      changing(refer.volume(released), spec({ claimRef: null })),
    ),
    fails(
      'administrator',
      'gives a volume to another claim',
      changing(refer.volume(released), spec({ claimRef: { name: 'other', uid: null } })),
    ),
    fails(
      'administrator',
      'has a volume go with its claim',
      changing(refer.volume(held), spec({ persistentVolumeReclaimPolicy: 'Delete' })),
    ),
    passes(
      'administrator',
      'frees a released volume for its claim to come again',
      changing(refer.volume(released), spec({ claimRef: { uid: null, resourceVersion: null } })),
    ),
    passes(
      'administrator',
      'has a foreign volume go with its claim',
      changing(refer.volume(foreign.held), spec({ persistentVolumeReclaimPolicy: 'Delete' })),
    ),
  ];
}
