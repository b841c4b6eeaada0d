import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, readProbe } from '../../lib/conformity/index.ts';
import { good, instance, platform, today } from './fixtures.ts';

const digest = `sha256:${'43'.repeat(32)}`;
const host = 'haies.cle.inrea.example';

/** What the probe prints about a good installation. */
const answers: Readonly<Record<string, string>> = {
  'fleet-probe': '1',
  slug: 'haies',
  day: today,
  release: '6.0.4',
  image: `docker.io/elabftw/elabimg:6.0.4@${digest}`,
  running: digest,
  attested: digest,
  uid: '10001',
  capabilities: '0000000000000000',
  'no-new-privileges': '1',
  root: 'ro',
  'dev-mode': 'off',
  mysql: '8.4.5',
  schema: 'required',
  settings: 'as-declared',
  'settings-day': today,
  disk: '41',
  backup: today,
  'off-site': '2026-11-20',
  drill: '2026-10-01',
};

function probe(changes: Readonly<Record<string, string | undefined>> = {}): string {
  return Object.entries({ ...answers, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function read(text: string) {
  return readProbe(text, host, 'probe.txt');
}

/** Ids of the agent's checks with this outcome. */
function outcomes(text: string, outcome: string): string[] {
  const evidence = { ...good, agent: read(text).agent };
  return evaluate(instance, evidence, platform, today)
    .results.filter((one) => one.source === 'agent' && one.outcome === outcome)
    .map(({ id }) => id);
}

describe('what the probe prints', () => {
  it('satisfies every check that only a look from inside can', () => {
    expect(read(probe())).toMatchObject({ slug: 'haies', host, collectedOn: today });
    expect([outcomes(probe(), 'fail'), outcomes(probe(), 'unknown')]).toEqual([[], []]);
    expect(outcomes(probe(), 'pass')).toHaveLength(14);
  });

  it.each<[string, string, string]>([
    ['uid', '0', 'container-user'],
    ['root', 'rw', 'container-read-only'],
    ['capabilities', '00000000a80425fb', 'container-capabilities'],
    ['no-new-privileges', '0', 'container-privileges'],
    ['image', 'docker.io/elabftw/elabimg:6.0.4', 'container-digest'],
    ['attested', 'none', 'container-attestation'],
    ['attested', `sha256:${'00'.repeat(32)}`, 'container-attestation'],
    ['dev-mode', 'on', 'container-dev-mode'],
    ['mysql', '8.0.44', 'version-mysql'],
    ['schema', 'another', 'version-schema'],
    ['settings', 'differing', 'drift-settings'],
    ['settings-day', '2026-11-20', 'drift-settings'],
    ['disk', '80', 'safety-disk'],
    ['backup', 'none', 'safety-backup'],
    ['backup', '2026-11-22', 'safety-backup'],
    ['off-site', 'none', 'safety-off-site'],
    ['drill', 'none', 'safety-drill'],
  ])('with %s %s turns %s red, and nothing else', (name, value, id) => {
    expect(outcomes(probe({ [name]: value }), 'fail')).toEqual([id]);
  });

  it.each(Object.keys(answers).slice(4))(
    'without %s leaves something unknown, never good',
    (name) => {
      const text = probe({ [name]: undefined });

      expect(outcomes(text, 'unknown')).toHaveLength(1);
      expect(outcomes(text, 'fail')).toEqual([]);
    },
  );

  it('names the capabilities of the kernel’s mask', () => {
    expect(
      read(probe({ capabilities: '0000000000000401' })).agent?.container?.capabilities,
    ).toEqual(['CHOWN', 'NET_BIND_SERVICE']);
    expect(
      read(probe({ capabilities: '8000000000000000' })).agent?.container?.capabilities,
    ).toEqual(['BIT_63']);
  });

  it.each<[string, string, string]>([
    ['another form', probe({ 'fleet-probe': '2' }), 'fleet-probe'],
    ['no release', probe({ release: undefined }), 'release'],
    ['a name that it does not know', `${probe()}future: x\n`, 'a line of no known name'],
    ['a line twice', `${probe()}uid: 0\n`, 'line 21 says uid again'],
    ['a line that is none', `${probe()}hello\n`, 'line 21 is no “name: value”'],
    ['a day that does not exist', probe({ backup: '2026-02-30' }), 'backup'],
    ['a sentence for a value', probe({ schema: 'No upgrade required.' }), 'schema'],
    ['a megabyte', 'x'.repeat(1_000_000), 'too long'],
    ['nothing', '', 'fleet-probe'],
  ])('is refused with %s, and says where', (_, text, said) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'PROBE_FORM', exit: 2, what: expect.stringContaining(said) }),
    );
  });

  it('carries no secret in: one that stands where it should not is refused, and not told', () => {
    const secret = fc.stringMatching(/^[!-~]{20,60}$/).map((text) => `§${text}`);
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.keys(answers)), (value, name) => {
        for (const text of [probe({ [name]: value }), probe({ [value]: 'x' })]) {
          let told = '';
          try {
            told = JSON.stringify(read(text));
          } catch (error) {
            told = String(error);
          }
          expect(told).not.toContain('§');
          expect(told).toContain('probe prints');
        }
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });
});
