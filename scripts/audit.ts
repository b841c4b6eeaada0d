import { join } from 'node:path';
import { defineCommand } from 'citty';
import { FleetError } from '../lib/base/index.ts';
import {
  type ConformityReport,
  conformityHtml,
  conformityMarkdown,
  type Evidence,
  evaluate,
  evidenceSchema,
  identityMarkdown,
  identityText,
  reportSarif,
} from '../lib/conformity/index.ts';
import { hostOf, type Instance } from '../lib/instance/index.ts';
import { platform } from '../lib/platform/index.ts';
import { collectApi } from './collect/api.ts';
import { collectBlackBox } from './collect/black-box.ts';
import { targetOf } from './collect/target.ts';
import { needed, oneOf, repositoryOf, shared } from './rim/arguments.ts';
import { auditFleet } from './rim/audit-fleet.ts';
import { today } from './rim/clock.ts';
import { readInput } from './rim/input.ts';
import { readFleet } from './rim/read-fleet.ts';
import { readPrograms } from './rim/read-programs.ts';
import { print } from './rim/terminal.ts';
import { usage } from './rim/usage.ts';

export const command = defineCommand({
  meta: { name: 'audit', description: 'Hold an installation against the conformity checks' },
  args: {
    slug: { type: 'positional', required: false, description: 'The instance', valueHint: 'SLUG' },
    fleet: { type: 'boolean', description: 'How identical the managed instances are, instead' },
    url: {
      type: 'string',
      description: 'Its address, or a tunnel on this machine',
      valueHint: 'URL',
    },
    'key-file': {
      type: 'string',
      description: 'File of a read-only sysadmin key',
      valueHint: 'FILE',
    },
    ca: { type: 'string', description: 'One more certificate authority, PEM', valueHint: 'FILE' },
    evidence: {
      type: 'string',
      description: 'Evidence collected elsewhere, JSON',
      valueHint: 'FILE',
    },
    'keep-evidence': { type: 'boolean', description: 'Print the evidence instead of judging it' },
    format: {
      type: 'string',
      description: 'json, sarif, markdown or html; with --fleet text, json or markdown',
      valueHint: 'FORMAT',
    },
    instances: { type: 'string', description: 'Folder of the fleet', valueHint: 'DIR' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const folder = args.instances ?? join(repositoryOf(args.repo), 'instances');
    if (args.fleet) return auditAll(folder, args);
    const format = oneOf('format', args.format ?? 'markdown', [
      'json',
      'sarif',
      'markdown',
      'html',
    ]);
    const day = today(args.today);
    const instance = instanceOf(folder, needed('slug', args.slug));
    const evidence = await collect(instance, args, day);
    if (args['keep-evidence']) return print(JSON.stringify(evidence, null, 2));
    const report = evaluate(instance, evidence, platform, day);
    process.stdout.write(written(report, format));
    if (report.verdict === 'red') process.exitCode = 1;
  },
});

// --- internal ---

/** How identical the managed instances are. Ends with 1 when something is not explained. */
function auditAll(
  folder: string,
  args: Ways & { readonly slug?: string | undefined; readonly format?: string | undefined },
): void {
  const { slug, url, evidence } = args;
  if (slug !== undefined || url !== undefined || evidence !== undefined) {
    throw usage('--fleet looks at all instances.', 'Leave out the slug, --url and --evidence.');
  }
  const format = oneOf('format', args.format ?? 'text', ['text', 'json', 'markdown']);
  const instances = readFleet(folder).files.map(({ instance }) => instance);
  const found = auditFleet(instances, platform, readPrograms());
  if (format === 'json') print(JSON.stringify(found, null, 2));
  else print(format === 'text' ? identityText(found) : identityMarkdown(found));
  if (!found.identical) process.exitCode = 1;
}

interface Ways {
  readonly url?: string | undefined;
  readonly 'key-file'?: string | undefined;
  readonly ca?: string | undefined;
  readonly evidence?: string | undefined;
}

/** What a file says, and over it what was just seen. */
async function collect(instance: Instance, ways: Ways, day: string): Promise<Evidence> {
  const { url, ca, evidence: path } = ways;
  if (url === undefined && path === undefined) {
    throw usage('There is nothing to look at.', 'Name --url, --evidence, or both.');
  }
  if (url === undefined && ways['key-file'] !== undefined) {
    throw usage('--key-file needs --url.', 'Name the address of the instance.');
  }
  const host = hostOf(instance, platform);
  if (host === undefined || instance.product.name !== 'elabftw') {
    throw usage(`${instance.slug} is no eLabFTW with a host.`, 'Only an eLabFTW is audited.');
  }
  const given = path === undefined ? undefined : readEvidence(path);
  const empty: Evidence = { version: 1, slug: instance.slug, host, collectedOn: day };
  if (given !== undefined && (given.slug !== instance.slug || given.host !== host)) {
    throw new FleetError({
      code: 'EVIDENCE_ELSEWHERE',
      what: `This evidence is not about ${instance.slug} at ${host}.`,
      where: path ?? '--evidence',
      fix: 'Collect it anew, or name the instance that it is about.',
    });
  }
  if (url === undefined) return given ?? empty;
  const target = targetOf(url, host, ca === undefined ? undefined : readInput(ca));
  const blackBox = await collectBlackBox(target);
  const keyFile = ways['key-file'];
  const api = keyFile === undefined ? {} : { api: await collectApi(target, readKey(keyFile)) };
  // The day of the oldest part: evidence is never made younger by adding to it.
  return { ...empty, ...given, blackBox, ...api };
}

/** Says where the form is broken, never what stands there: it may be a secret. */
function readEvidence(path: string): Evidence {
  const read = evidenceSchema.safeParse(parseEvidence(readInput(path), path));
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => issue.path.join('.') || 'the whole').slice(0, 10);
  throw badEvidence(path, `${places.join(', ')} not as the schema has it`);
}

function parseEvidence(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badEvidence(path, 'no JSON');
  }
}

function badEvidence(path: string, what: string): FleetError {
  return usageError(path, `This is no evidence: ${what}.`);
}

function usageError(where: string, what: string): FleetError {
  return new FleetError({
    code: 'EVIDENCE_FORM',
    what,
    where,
    fix: 'Compare it with docs/reference/schemas/conformity-evidence.schema.json.',
    exit: 2,
  });
}

function readKey(path: string): string {
  const key = readInput(path).trim();
  if (/^[\x21-\x7e]{16,200}$/.test(key)) return key;
  throw usage('The key file holds no API key.', 'Put the key alone on one line.');
}

function instanceOf(folder: string, slug: string): Instance {
  const found = readFleet(folder).files.find(({ instance }) => instance.slug === slug);
  if (found !== undefined) return found.instance;
  throw usage('There is no instance of that slug.', 'Look into instances/.');
}

function written(report: ConformityReport, format: 'json' | 'sarif' | 'markdown' | 'html'): string {
  if (format === 'markdown') return conformityMarkdown(report);
  if (format === 'html') return conformityHtml(report);
  return `${JSON.stringify(format === 'json' ? report : reportSarif(report), null, 2)}\n`;
}
