import { describe, expect, it } from 'vitest';
import { admitEvidence, type Evidence } from '../../lib/conformity/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { selfHosted } from '../instance/fixtures/base.ts';
import { good, instance, platform, today } from './fixtures.ts';

function admit(evidence: Evidence, of: Instance = instance, day = today): void {
  admitEvidence(evidence, of, platform, day, 'haies.evidence.json');
}

function agent(parts: Partial<NonNullable<Evidence['agent']>>): Evidence {
  return { ...good, agent: { release: '6.0.4', ...good.agent, ...parts } };
}

const { api: _, ...withoutApi } = good;

describe('evidence in a file', () => {
  it('is admitted when it is about the instance, its release, and of late', () => {
    expect(() => admit(good)).not.toThrow();
    expect(() =>
      admit({ ...good, collectedOn: '2026-11-24' }, instance, '2027-02-22'),
    ).not.toThrow();
  });

  it.each<[string, Evidence, string]>([
    ['about another instance', { ...good, slug: 'talus' }, 'EVIDENCE_ELSEWHERE'],
    ['about another host', { ...good, host: 'talus.example' }, 'EVIDENCE_ELSEWHERE'],
    ['of a day to come', { ...good, collectedOn: '2026-11-25' }, 'EVIDENCE_FUTURE'],
    ['of 91 days ago', { ...withoutApi, collectedOn: '2026-08-25' }, 'EVIDENCE_STALE'],
    [
      'about another release than the one that answers',
      agent({ release: '6.0.3' }),
      'EVIDENCE_RELEASE',
    ],
    [
      'about another release than the instance runs',
      { ...withoutApi, agent: { release: '6.0.3' } },
      'EVIDENCE_RELEASE',
    ],
    ['with a backup of tomorrow', agent({ lastBackupOn: '2026-11-25' }), 'EVIDENCE_IMPOSSIBLE'],
    [
      'with a drill of tomorrow',
      agent({ lastRestoreDrillOn: '2026-11-25' }),
      'EVIDENCE_IMPOSSIBLE',
    ],
  ])('is refused when it is %s, with the reason and what to do', (_name, evidence, code) => {
    expect(() => admit(evidence)).toThrow(
      expect.objectContaining({
        code,
        where: 'haies.evidence.json',
        fix: expect.stringMatching(/\.$/),
        exit: 1,
      }),
    );
  });

  it('of a unit’s own installation may be of any release, if that is the one that answers', () => {
    const own = (release: string): Evidence => ({
      ...withoutApi,
      host: 'cle.haies.example',
      agent: { release },
    });
    expect(() => admit(own('5.6.12'), selfHosted)).not.toThrow();
    expect(() => admit({ ...own('5.6.12'), api: good.api }, selfHosted)).toThrow(/6\.0\.4 answers/);
  });
});
