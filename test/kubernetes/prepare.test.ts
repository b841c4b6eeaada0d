import { describe, expect, it } from 'vitest';
import type { Programs } from '../../lib/elabftw/index.ts';
import type { Instance, Resolved } from '../../lib/instance/index.ts';
import { instanceObjects } from '../../lib/kubernetes/index.ts';
import { refusalStatus } from '../../lib/kubernetes/prepare.ts';
import { ofKind } from './objects.ts';
import { least, platform, programs, rendered, resolved, table } from './sample.ts';

describe('the prepare job', () => {
  it.each(otherWork)('is another one when its work is another: %s', (_what, change) => {
    expect(nameOf(change)).not.toBe(nameOf({}));
  });

  it.each(sameWork)('is the same one when only this changes: %s', (_what, change) => {
    expect(nameOf(change)).toBe(nameOf({}));
  });

  it('has exactly one name for one specification: an immutable job is never changed', () => {
    const seen = new Map<string, string>();
    for (const [, change] of [...otherWork, ...sameWork]) {
      const job = jobOf(change);
      const spec = JSON.stringify(job?.spec);
      const name = job?.metadata.name ?? '';
      expect(seen.get(name) ?? spec).toBe(spec);
      seen.set(name, spec);
    }
    expect(seen.size).toBe(otherWork.length + 1);
  });

  it.each(table)(
    'stays once it has run, in %s: Argo CD would make it again for ever',
    (_s, one) => {
      const [job, ...more] = ofKind(rendered(one), 'Job');

      expect(more.map(({ metadata }) => metadata.name.split('-')[0])).toEqual(['configure']);
      expect(job?.metadata.name).toMatch(/^prepare-[0-9a-f]{10}$/);
      expect(job?.spec).not.toHaveProperty('ttlSecondsAfterFinished');
      expect(job?.spec?.template.spec?.restartPolicy).toBe('Never');
    },
  );

  it('gives up at once when its program says that a person must act', () => {
    const [job] = ofKind(rendered(least), 'Job');

    const rules = job?.spec?.podFailurePolicy?.rules ?? [];

    expect(rules[0]?.action).toBe('FailJob');
    expect(rules[0]?.onExitCodes?.values).toEqual([refusalStatus]);
    expect(programs['common.php']).toContain(`const REFUSED = ${refusalStatus};`);
    expect(programs['start-database.sh']).toContain(`exit ${refusalStatus}`);
    expect(programs['from-files.sh']).toContain(`exit ${refusalStatus}`);
  });
});

// --- internal ---

interface Change {
  readonly instance?: Partial<Instance>;
  readonly resolved?: Partial<Resolved>;
  readonly programs?: Partial<Programs>;
}

const external: Instance['database'] = {
  kind: 'external',
  host: 'mysql.inrea.example',
  name: 'eln_sols',
  ca: 'eln/sols/ca',
};

const otherWork: readonly (readonly [string, Change])[] = [
  ['the image', { resolved: { elabftw: { ...resolved(least).elabftw, digest: digest('c') } } }],
  ['its program', { programs: { 'prepare.php': '<?php // another' } }],
  ['a program that it requires', { programs: { 'accounts.php': '<?php // another' } }],
  ['the database', { instance: { database: external } }],
  ['the address, which the installer reads', { instance: { host: 'sols.example' } }],
];

const sameWork: readonly (readonly [string, Change])[] = [
  ['size', { instance: { size: 'L' } }],
  ['storage', { instance: { storage: { kind: 'volume', filesGi: 400 } } }],
  ['room of the database', { instance: { database: { kind: 'dedicated', sizeGi: 50 } } }],
  ['mailbox', { instance: { mailbox: 'other@inrea.example' } }],
  ['owner', { instance: { owner: { group: 7 } } }],
  ['state', { instance: { state: 'read-only' } }],
  ['audience', { instance: { audience: 'edugain' } }],
  ['name of the entity', { instance: { entity: { ...least.entity, name: 'Autre' } } }],
  ['MySQL', { resolved: { mysql: { ...resolved(least).mysql, digest: digest('d') } } }],
  ['optional parts', { resolved: { switches: new Set(['redis', 'opencloning']) } }],
  ['a program of the web pod', { programs: { 'migrate.php': '<?php // another' } }],
  ['the start of the database', { programs: { 'start-database.sh': '# another' } }],
];

function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

function jobOf(change: Change) {
  const one = { ...resolved({ ...least, ...change.instance }), ...change.resolved };
  const texts = { ...programs, ...change.programs };
  return ofKind(instanceObjects(one, platform, texts), 'Job')[0];
}

function nameOf(change: Change): string | undefined {
  return jobOf(change)?.metadata.name;
}
