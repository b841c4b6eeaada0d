import { join } from 'node:path';
import { defineCommand } from 'citty';
import {
  type ConformityReport,
  conformityDocument,
  evaluate,
  identityDocument,
  identityText,
  reportSarif,
  toHtml,
  toMarkdown,
} from '../lib/conformity/index.ts';
import type { Instance } from '../lib/instance/index.ts';
import { platform } from '../lib/platform/index.ts';
import { collectEvidence } from './collect/evidence.ts';
import { needed, oneOf, repositoryOf, shared } from './rim/arguments.ts';
import { auditFolder } from './rim/audit-fleet.ts';
import { today } from './rim/clock.ts';
import { readFleet } from './rim/read-fleet.ts';
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
    collect: {
      type: 'string',
      description: 'What scripts/collect/probe.sh printed, or -: prints evidence, judges nothing',
      valueHint: 'FILE',
    },
    'keep-evidence': { type: 'boolean', description: 'Print the evidence instead of judging it' },
    json: { type: 'boolean', description: 'The same as --format json' },
    format: {
      type: 'string',
      description: 'json, markdown or html; sarif too, or with --fleet text',
      valueHint: 'FORMAT',
    },
    language: {
      type: 'string',
      description: 'Of markdown and html: fr (without it) or en',
      valueHint: 'LANGUAGE',
    },
    instances: { type: 'string', description: 'Folder of the fleet', valueHint: 'DIR' },
    dist: {
      type: 'string',
      description: 'With --fleet: the committed manifests',
      valueHint: 'DIR',
    },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const language = oneOf('language', args.language ?? 'fr', ['fr', 'en']);
    if (args.fleet) return auditAll({ ...args, language });
    if (args.dist !== undefined) throw usage('--dist needs --fleet.', 'Leave one of them out.');
    const format = oneOf('format', formatOf(args, 'markdown'), [
      'json',
      'sarif',
      'markdown',
      'html',
    ]);
    const day = today(args.today);
    const instance = instanceOf(instancesOf(args), needed('slug', args.slug));
    const evidence = await collectEvidence(instance, args, day);
    if (args['keep-evidence'] || args.collect !== undefined) return print(json(evidence));
    const report = evaluate(instance, evidence, platform, day);
    process.stdout.write(written(report, format, language));
    if (report.verdict === 'red') process.exitCode = 1;
  },
});

// --- internal ---

interface Places {
  readonly repo?: string | undefined;
  readonly instances?: string | undefined;
}

interface FleetWords extends Places {
  readonly slug?: string | undefined;
  readonly url?: string | undefined;
  readonly 'key-file'?: string | undefined;
  readonly evidence?: string | undefined;
  readonly collect?: string | undefined;
  readonly json?: boolean | undefined;
  readonly format?: string | undefined;
  readonly dist?: string | undefined;
  readonly language: 'fr' | 'en';
}

/** How identical the managed instances are. Ends with 1 when something is not explained. */
async function auditAll(args: FleetWords): Promise<void> {
  const { slug, url, evidence, collect, language } = args;
  if ([slug, url, evidence, collect, args['key-file']].some((word) => word !== undefined)) {
    throw usage(
      '--fleet looks at all instances.',
      'Leave out the slug, --url, --key-file, --evidence and --collect.',
    );
  }
  const format = oneOf('format', formatOf(args, 'text'), ['text', 'json', 'markdown', 'html']);
  // Somebody else's instances are not what lies in this repository's manifests.
  const own = args.instances === undefined ? join(repositoryOf(args.repo), 'dist') : undefined;
  const audit = await auditFolder(instancesOf(args), args.dist ?? own, platform);
  if (format === 'text') print(identityText(audit));
  else if (format === 'json') print(json(audit));
  else {
    const report = identityDocument(audit, language);
    process.stdout.write(format === 'html' ? toHtml(report) : toMarkdown(report));
  }
  if (!audit.identical) process.exitCode = 1;
}

function instancesOf({ instances, repo }: Places): string {
  return instances ?? join(repositoryOf(repo), 'instances');
}

function formatOf(
  {
    json: isJson,
    format,
  }: { readonly json?: boolean | undefined; readonly format?: string | undefined },
  otherwise: string,
): string {
  if (isJson && format !== undefined && format !== 'json')
    throw usage('--json and --format do not agree.', 'Leave one of them out.');
  return isJson ? 'json' : (format ?? otherwise);
}

function instanceOf(folder: string, slug: string): Instance {
  const found = readFleet(folder).files.find(({ instance }) => instance.slug === slug);
  if (found !== undefined) return found.instance;
  throw usage('There is no instance of that slug.', 'Look into instances/.');
}

function written(
  report: ConformityReport,
  format: 'json' | 'sarif' | 'markdown' | 'html',
  language: 'fr' | 'en',
): string {
  if (format === 'json' || format === 'sarif')
    return `${json(format === 'json' ? report : reportSarif(report))}\n`;
  const document = conformityDocument(report, language);
  return format === 'html' ? toHtml(document) : toMarkdown(document);
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
