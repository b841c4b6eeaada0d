import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConformityReport } from '../../lib/conformity/index.ts';
import {
  key,
  metadata,
  openWorkbench,
  run,
  stateFor,
  type Workbench,
} from '../elabftw/reconciler/bench.ts';
import { type ContractServer, startServer } from '../elabftw/server/server.ts';
import {
  type Ended,
  fleet,
  repository,
  temporaryFolder,
  writeInstances,
} from '../manifests/support/command.ts';
import { instance, today } from './fixtures.ts';
import { certificate, host } from './installation.ts';
import { openUpstream, type Upstream } from './upstream.ts';

/**
 * The whole way, as an operator goes it: a fresh upstream installation is audited from
 * outside, by its API and from inside; then the reconciler runs; then it is audited again.
 */
let folder: string;
let application: ContractServer;
let upstream: Upstream;
let workbench: Workbench;
let published: z.ZodType;

beforeAll(async () => {
  folder = temporaryFolder();
  writeInstances(join(folder, 'instances'), [instance]);
  const pair = certificate(host, 3000);
  application = await startServer(key, metadata);
  upstream = await openUpstream(application, pair);
  workbench = openWorkbench();
  writeFileSync(join(folder, 'ca.pem'), pair.cert);
  writeFileSync(join(folder, 'key'), `${key}\n`);
  const path = join(repository, 'docs/reference/schemas/conformity-report.schema.json');
  published = z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8')));
});
afterAll(async () => {
  workbench.close();
  upstream.close();
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

const digest = `sha256:${'43'.repeat(32)}`;

/** What the probe prints: upstream's own compose file, with nothing beside it. */
const upstreamProbe = `fleet-probe: 1
slug: haies
day: ${today}
release: 6.0.4
image: elabftw/elabimg:6.0.4
running: ${digest}
attested: ${digest}
uid: 10001
capabilities: 0000000000000000
no-new-privileges: 1
root: ro
dev-mode: off
mysql: 8.4.5
schema: required
disk: 3
backup: none
off-site: none
drill: none
`;

/** The same once the fleet runs it. */
const ourProbe = upstreamProbe
  .replace('elabimg:6.0.4', `elabimg:6.0.4@${digest}`)
  .replace('disk: 3', `disk: 3\nsettings: as-declared\nsettings-day: ${today}`)
  .replace('backup: none', `backup: ${today}`)
  .replace('off-site: none', `off-site: ${today}`)
  .replace('drill: none', 'drill: 2026-10-01');

function audit(...words: readonly string[]): Promise<Ended> {
  const common = ['--instances', join(folder, 'instances'), '--today', today];
  return fleet(['audit', 'haies', ...common, ...words], repository);
}

let turn = 0;

/** Converts what the probe printed, then judges all three kinds of evidence. */
async function auditAll(probe: string, ...words: readonly string[]): Promise<Ended> {
  turn += 1;
  const [printed, evidence] = [join(folder, `probe-${turn}`), join(folder, `evidence-${turn}`)];
  writeFileSync(printed, probe);
  const collected = await audit('--collect', printed);
  expect([collected.status, collected.stderr]).toEqual([0, '']);
  writeFileSync(evidence, collected.stdout);
  return audit(
    ...['--url', upstream.url, '--ca', join(folder, 'ca.pem'), '--key-file', join(folder, 'key')],
    ...['--evidence', evidence, ...words],
  );
}

function reportOf({ stdout }: Ended): ConformityReport {
  return published.parse(JSON.parse(stdout)) as ConformityReport;
}

function withOutcome(report: ConformityReport, outcome: string): string[] {
  return report.results.filter((one) => one.outcome === outcome).map(({ id }) => id);
}

describe('an installation', () => {
  it('with every default of upstream is red exactly where the facts say, and ends with 1', async () => {
    const ended = await auditAll(upstreamProbe, '--json');

    const report = reportOf(ended);
    expect([ended.status, ended.stderr, report.verdict]).toEqual([1, '', 'red']);
    expect(withOutcome(report, 'fail')).toEqual([
      // Anybody may register, and no federation knows it.
      'exposure-register',
      'exposure-entity-id',
      // facts/service.md 0.4, B.2 "Accounts".
      'accounts-enforce-mfa',
      'accounts-local-register',
      'accounts-admins-create-users',
      'accounts-password-complexity-requirement',
      'accounts-cookie-validity-time',
      'accounts-autologout-time',
      'accounts-email-domain',
      'saml-saml-wantassertionssigned',
      'saml-saml-team-create',
      // facts/service.md 0.14: digicert, and a blockchain.
      'proof-ts-authority',
      'proof-blox-enabled',
      'proof-emit-audit-logs',
      'proof-max-revisions',
      'sharing-allow-permission-full',
      'legal-privacy-policy',
      'legal-terms-of-service',
      'legal-a11y-statement',
      'legal-legal-notice',
      'legal-a11y-year',
      'mail-mail-from',
      // Upstream's compose file pins no digest and makes no backup.
      'container-digest',
      'safety-backup',
      'safety-drill',
      'safety-off-site',
    ]);
  });

  it('that the reconciler has settled is good, but for what a tunnel hides, and ends with 0', async () => {
    const reconciled = await run(workbench, application, stateFor(instance));
    expect(reconciled.status, reconciled.output).toBe(0);

    const ended = await auditAll(ourProbe, '--json');

    const report = reportOf(ended);
    expect(withOutcome(report, 'fail')).toEqual([]);
    expect(withOutcome(report, 'unknown')).toEqual([
      // Asked of the declared host alone, where an audit from outside sees them.
      'transport-http',
      'exposure-database-port',
    ]);
    expect([ended.status, report.verdict]).toEqual([0, 'incomplete']);
  });

  it('tells neither key nor settings that are secret, in any format or failure', async () => {
    const secret = ['Very', 'Secret', 'Relay', '1'].join('-');
    Object.assign(application.state.config, { smtp_password: secret, saml_privatekey: secret });
    const formats = ['json', 'sarif', 'markdown', 'html'];

    const ended = await Promise.all(
      [
        ...formats.map((format) => auditAll(ourProbe, '--format', format)),
        auditAll(ourProbe, '--keep-evidence'),
        auditAll(ourProbe.replace('6.0.4\n', '6.0.3\n'), '--json'),
      ].map((one) => one.catch((error: unknown) => ({ stdout: '', stderr: String(error) }))),
    );

    for (const { stdout, stderr } of ended) {
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toContain(key);
    }
  });
});

describe('evidence of an operator who mistook a file', () => {
  it.each([
    ['of another instance', ['slug: haies', 'slug: talus'], 'EVIDENCE_ELSEWHERE', 1],
    ['of last spring', [`day: ${today}`, 'day: 2026-05-01'], 'EVIDENCE_STALE', 1],
    ['of tomorrow', [`day: ${today}`, 'day: 2026-11-25'], 'EVIDENCE_FUTURE', 1],
    ['of another release', ['release: 6.0.4', 'release: 6.0.3'], 'EVIDENCE_RELEASE', 1],
    ['with a line too many', ['disk: 3', 'disk: 3\npassword: hunter2'], 'PROBE_FORM', 2],
  ] as const)(
    '%s is refused with its reason, and nothing is judged',
    async (_, [from, to], code, status) => {
      const path = join(folder, 'mistaken.txt');
      writeFileSync(path, ourProbe.replace(from, to));

      const ended = await audit('--collect', path);

      expect(ended).toMatchObject({ status, stdout: '' });
      expect(ended.stderr).toContain(code);
      expect(ended.stderr).not.toContain('hunter2');
    },
  );
});
