import { mayFollow, states } from '../../../../lib/instance/index.ts';
import { label } from '../../../../lib/kubernetes/labels.ts';
import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import { changing, creating, type Row, replacing, rowsOf } from '../row.ts';
import { elsewhere, namespaceObject, namespaceOf, refer } from '../scene.ts';

/** Who changes what a namespace says of its instance. */
export function stateRows(): readonly Row[] {
  return [...passagesOf(), ...labelRows(), ...slugRows()];
}

// --- internal ---

const { passes, fails } = rowsOf('state');

function labelled(slug: string, key: string, value: string | null) {
  return changing(refer.namespace(namespaceOf(slug)), { metadata: { labels: { [key]: value } } });
}

/** Every pair of states, by GitOps; and the one step that is break-glass's own. */
function passagesOf(): readonly Row[] {
  return states.flatMap((from) =>
    states.flatMap((to) => {
      const legal = from === to || mayFollow(from, to);
      const byHand = legal && (from === to || to === 'destroyed');
      const asks = `turns "${from}" into "${to}"`;
      const request = labelled(from, label.state, to);
      return [
        (legal ? passes : fails)('gitops', asks, request),
        (legal ? passes : fails)('administrator', asks, request),
        (byHand ? passes : fails)('break-glass', asks, request),
      ];
    }),
  );
}

function labelRows(): readonly Row[] {
  const jump = (live: KubernetesObject): KubernetesObject => ({
    ...live,
    metadata: {
      ...live.metadata,
      labels: { ...live.metadata.labels, [label.state]: 'destroyed' },
    },
  });
  const active = refer.namespace(namespaceOf('active'));
  const same = (live: KubernetesObject) => live;
  return [
    fails('gitops', 'takes the state away', labelled('active', label.state, null)),
    fails('gitops', 'invents a state', labelled('active', label.state, 'gone')),
    fails(
      'administrator',
      'jumps by way of the status',
      changing(active, { metadata: { labels: { [label.state]: 'destroyed' } } }, 'status'),
    ),
    fails('administrator', 'jumps by way of finalizing', replacing(active, jump, 'finalize')),
    passes('namespace-controller', 'finalizes a namespace', replacing(active, same, 'finalize')),
    passes('gitops', 'says something else of a namespace', labelled('active', 'note', 'well')),
    passes('administrator', 'labels a namespace without a state', labelled('bare', 'note', 'well')),
    passes(
      'administrator',
      'labels a foreign namespace',
      changing(refer.namespace(elsewhere), { metadata: { labels: { [label.state]: 'any' } } }),
    ),
  ];
}

function slugRows(): readonly Row[] {
  const state = { [label.state]: 'active' };
  const made = (slug: string, labels: Readonly<Record<string, string>>) =>
    creating(namespaceObject(slug, labels));
  return [
    fails('gitops', 'renames an instance', labelled('active', label.slug, 'other')),
    fails('gitops', 'takes the slug away', labelled('active', label.slug, null)),
    fails('gitops', 'gives a bare namespace a wrong slug', labelled('bare', label.slug, 'active')),
    fails(
      'gitops',
      'makes a namespace with the slug of another',
      made('new', { ...state, [label.slug]: 'active' }),
    ),
    fails(
      'gitops',
      'makes a namespace in a state that does not exist',
      made('new', { [label.state]: 'gone', [label.slug]: 'new' }),
    ),
    passes(
      'gitops',
      'makes the namespace of a new instance',
      made('new', { ...state, [label.slug]: 'new' }),
    ),
    passes('administrator', 'makes a namespace that says nothing yet', made('new', {})),
    passes('administrator', 'makes a foreign namespace', creating(foreign)),
  ];
}

const foreign = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'far-away' } };
