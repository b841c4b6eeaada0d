import type { Bilingual } from '../../../lib/base/index.ts';
import type { Path } from '../compare/path.ts';
import { textOf } from '../manifest/value.ts';
import type { RenderedChange, Unit } from './telling.ts';

/** A field that has words of its own. */
interface Telling {
  /** 0 tells the most. */
  readonly rank: number;
  readonly label: Bilingual;
  readonly unit: Unit;
}

/** Rank of names that only follow from what they are the name of. */
export const followsRank = 10;

/** The words for a field that people ask about; undefined for all others. */
export function telling(change: RenderedChange): Telling | undefined {
  const steps = change.path.map(wordOf);
  for (const words of byPlace) {
    const found = words(steps, change);
    if (found !== undefined) return found;
  }
  return undefined;
}

// --- internal ---

type Words = (steps: readonly string[], change: RenderedChange) => Telling | undefined;

const byPlace: readonly Words[] = [
  setting,
  image,
  storage,
  resources,
  hosts,
  scale,
  quota,
  variable,
  network,
  reference,
  marks,
];

function image(steps: readonly string[], { before, after }: RenderedChange): Telling | undefined {
  if (steps.at(-1) !== 'image') return undefined;
  const [old, now] = [repository(textOf(before)), repository(textOf(after))];
  const label = both(
    old === undefined || old === now ? `image ${now ?? ''}`.trim() : `image ${old} → ${now}`,
  );
  return { rank: 0, label, unit: 'image' };
}

/** A setting of eLabFTW, as its reconciler is handed it. */
function setting(steps: readonly string[], { kind }: RenderedChange): Telling | undefined {
  const at = steps.findIndex((step) => step.endsWith('.json'));
  if (kind !== 'ConfigMap' || at === -1 || at === steps.length - 1) return undefined;
  const [first, ...rest] = steps.slice(at + 1);
  const name = (first === 'settings' && rest.length > 0 ? rest : [first, ...rest]).join('.');
  return { rank: 4, label: { fr: `réglage ${name}`, en: `setting ${name}` }, unit: 'text' };
}

function storage(steps: readonly string[], { kind, name }: RenderedChange): Telling | undefined {
  if (kind !== 'PersistentVolumeClaim' || steps.at(-1) !== 'storage') return undefined;
  return { rank: 1, label: both(`volume ${name}`), unit: 'bytes' };
}

const amounts: Readonly<Record<string, Bilingual>> = {
  'requests.memory': { fr: 'mémoire demandée par', en: 'memory request of' },
  'limits.memory': { fr: 'limite de mémoire de', en: 'memory limit of' },
  'requests.cpu': { fr: 'processeur demandé par', en: 'CPU request of' },
  'limits.cpu': { fr: 'limite de processeur de', en: 'CPU limit of' },
};

function resources(steps: readonly string[], { path }: RenderedChange): Telling | undefined {
  const [container, part, bound, what] = steps.slice(-4);
  const words = amounts[`${bound}.${what}`];
  if (part !== 'resources' || words === undefined) return undefined;
  if (!path.some((step) => 'field' in step && step.field === 'containers')) return undefined;
  return {
    rank: what === 'memory' ? 2 : 3,
    label: { fr: `${words.fr} ${container}`, en: `${words.en} ${container}` },
    unit: what === 'memory' ? 'bytes' : 'cpu',
  };
}

function hosts(steps: readonly string[]): Telling | undefined {
  if (!steps.includes('hostnames') && steps.at(-1) !== 'hostname') return undefined;
  return { rank: 1, label: { fr: 'adresse', en: 'address' }, unit: 'text' };
}

function scale(steps: readonly string[], { name }: RenderedChange): Telling | undefined {
  switch (steps.at(-1)) {
    case 'replicas':
      return {
        rank: 1,
        label: { fr: `exemplaires de ${name}`, en: `replicas of ${name}` },
        unit: 'text',
      };
    case 'schedule':
      return {
        rank: 5,
        label: { fr: `horaire de ${name}`, en: `schedule of ${name}` },
        unit: 'text',
      };
    default:
      return undefined;
  }
}

function quota(steps: readonly string[], { kind }: RenderedChange): Telling | undefined {
  if (kind !== 'ResourceQuota') return undefined;
  const what = steps.at(-1) ?? '';
  const unit = /memory|storage/.test(what) ? 'bytes' : /cpu/.test(what) ? 'cpu' : 'text';
  return { rank: 6, label: both(`quota ${what}`), unit };
}

function variable(steps: readonly string[]): Telling | undefined {
  const [list, name, value] = steps.slice(-3);
  if (list !== 'env' || value !== 'value' || name === undefined) return undefined;
  return { rank: 5, label: both(name), unit: 'text' };
}

function network(steps: readonly string[], { kind, name }: RenderedChange): Telling | undefined {
  if (!/NetworkPolicy$/.test(kind) || steps[0] !== 'spec') return undefined;
  return { rank: 3, label: { fr: `réseau : ${name}`, en: `network: ${name}` }, unit: 'text' };
}

/** A reference to something named after its content says only that the content differs. */
function reference(_: readonly string[], { before, after }: RenderedChange): Telling | undefined {
  const hashed = /-[0-9a-f]{10}$/;
  if (!hashed.test(textOf(before) ?? '') || !hashed.test(textOf(after) ?? '')) return undefined;
  return {
    rank: followsRank,
    label: { fr: 'noms qui suivent le contenu', en: 'names that follow the content' },
    unit: 'text',
  };
}

function marks(steps: readonly string[]): Telling | undefined {
  const [metadata, map, key] = steps.slice(-3);
  if (metadata !== 'metadata' || key === undefined) return undefined;
  if (map === 'labels')
    return { rank: 9, label: { fr: `étiquette ${key}`, en: `label ${key}` }, unit: 'text' };
  if (map !== 'annotations') return undefined;
  return { rank: 9, label: { fr: `annotation ${key}`, en: `annotation ${key}` }, unit: 'text' };
}

function wordOf(step: Path[number]): string {
  if ('field' in step) return step.field;
  return 'item' in step ? step.item : String(step.index);
}

/** `elabimg` of `docker.io/elabftw/elabimg:6.0.4@sha256:…`. */
function repository(image: string | undefined): string | undefined {
  const [named] = image?.split('@', 1) ?? [];
  return named
    ?.replace(/:[^/:]+$/, '')
    .split('/')
    .at(-1);
}

function both(text: string): Bilingual {
  return { fr: text, en: text };
}
