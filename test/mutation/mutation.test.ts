import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Trial, trials } from './trials.ts';
import { type Unnoticed, unnoticed } from './unnoticed.ts';

const golden = 'test/manifests/golden/ouest';

/** Files of a notebook, by their path in dist/. */
const ofNotebook = {
  'ouest/sols/manifests.yaml': `${golden}/sols/manifests.yaml`,
  'ouest/argocd/apps/sols.yaml': `${golden}/argocd/apps/sols.yaml`,
};

/** Files of its cluster. */
const ofCluster = {
  'ouest/platform/manifests.yaml': 'dist/ouest/platform/manifests.yaml',
  'ouest/bootstrap/manifests.yaml': 'dist/ouest/bootstrap/manifests.yaml',
  'ouest/argocd/root.yaml': 'dist/ouest/argocd/root.yaml',
};

function trialsOf(files: Readonly<Record<string, string>>): readonly Trial[] {
  return Object.entries(files).flatMap(([path, file]) =>
    trials(path, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')),
  );
}

const notebook = trialsOf(ofNotebook);
const cluster = trialsOf(ofCluster);
const told = ({ how, kind, name, path }: Trial) => `${how} ${kind}/${name} ${path}`;

describe('a change of one place in the manifests', () => {
  it('was tried wherever there is one', () => {
    expect(notebook.length).toBeGreaterThan(4000);
    expect(cluster.length).toBeGreaterThan(1000);
  });

  it('of a cluster is noticed', () => {
    expect(cluster.filter(({ noticed }) => !noticed).map(told)).toEqual([]);
  });

  it('of a notebook is noticed, or listed with the reason why it need not be', () => {
    const missed = notebook.filter(
      (trial) => !trial.noticed && !unnoticed.some((entry) => covers(entry, trial)),
    );

    expect(missed.map(told)).toEqual([]);
  });

  it.each(unnoticed)('is unnoticed at $kinds $paths.0: $reason', (entry) => {
    const covered = notebook.filter((trial) => covers(entry, trial));

    expect(covered.length).toBeGreaterThan(0);
    expect(covered.filter(({ noticed }) => noticed).map(told)).toEqual([]);
  });
});

// --- internal ---

function covers({ kinds, paths, how }: Unnoticed, trial: Trial): boolean {
  const named = ['*', trial.kind, `${trial.kind}/${trial.name}`];
  if (!named.some((one) => kinds.includes(one))) return false;
  return how.includes(trial.how) && paths.some((path) => patternOf(path).test(trial.path));
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const words = path
    .split(/(\*\*|\*)/)
    .map((part) => stars[part] ?? part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const pattern = new RegExp(`^${words.join('')}$`);
  patterns.set(path, pattern);
  return pattern;
}

const stars: Readonly<Record<string, string>> = { '*': '[^.[\\]]*', '**': '.*' };
