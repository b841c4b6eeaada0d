import { join, relative } from 'node:path';
import { defineCommand } from 'citty';
import { platform } from '../lib/platform/index.ts';
import { repositoryOf, shared } from './rim/arguments.ts';
import { type RenderedFleet, renderFleet } from './rim/render-fleet.ts';
import { print, remark, styled } from './rim/terminal.ts';
import { usage } from './rim/usage.ts';

export const command = defineCommand({
  meta: { name: 'render', description: 'Instances → manifests that Argo CD deploys' },
  args: {
    slug: { type: 'positional', required: false, description: 'Only these instances, one or more' },
    check: {
      type: 'boolean',
      description: 'Write nothing; name every file that differs, is missing or is stale',
    },
    instances: { type: 'string', description: 'Folder of the instances', valueHint: 'DIR' },
    out: { type: 'string', description: 'Folder of the manifests', valueHint: 'DIR' },
    jobs: { type: 'string', description: 'Threads; by default as many as pay', valueHint: 'N' },
    repo: shared.repo,
  },
  async run({ args }) {
    const repo = repositoryOf(args.repo);
    const out = args.out ?? join(repo, 'dist');
    const check = args.check === true;
    const jobs = jobsOf(args.jobs);
    const result = await renderFleet({
      instances: args.instances ?? join(repo, 'instances'),
      out,
      platform,
      slugs: args._,
      check,
      ...(jobs === undefined ? {} : { jobs }),
      progress: patiently(),
    });
    tellRemarks(result.remarks);
    const shown = shownAs(out);
    if (check) tellCheck(shown, result);
    else tellWritten(shown, result);
  },
});

// --- internal ---

/** The shorter of a folder's two names, as a user standing here would write it. */
function shownAs(folder: string): string {
  const near = relative('', folder);
  return near === '' || near.startsWith('..') ? folder : near;
}

function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9][0-9]?$/.test(text)) return Number(text);
  throw usage(`--jobs ${text} is no number of threads.`, 'Give a number from 1 to 99.');
}

/** Progress for whoever has waited a second, and again every second. */
function patiently(): (done: number, of: number) => void {
  let next = Date.now() + 1000;
  return (done, of) => {
    if (Date.now() < next || done === of) return;
    next = Date.now() + 1000;
    remark(`${done} of ${of} instances rendered`);
  };
}

function tellRemarks(remarks: readonly string[]): void {
  const most = 20;
  for (const line of remarks.slice(0, most))
    remark(`${styled('yellow', '!', process.stderr)} ${line}`);
  if (remarks.length > most) remark(`! and ${remarks.length - most} more remarks`);
}

function tellCheck(out: string, { difference, files }: RenderedFleet): void {
  const { missing, differing, stale, leftovers } = difference;
  const lines = [
    ...missing.map((path) => `missing  ${out}/${path}`),
    ...differing.map((path) => `differs  ${out}/${path}`),
    ...[...stale, ...leftovers].map((path) => `stale    ${out}/${path}`),
  ];
  if (lines.length === 0) {
    print(
      `${styled('green', '✓')} ${out} holds what the fleet renders to: ${count(files, 'file')}`,
    );
    return;
  }
  print(lines.join('\n'));
  const how = stale.length === 0 ? 'run fleet render' : 'run fleet render; fleet retire removes';
  print(
    `${styled('red', '✗')} ${count(lines.length, 'difference')} between ${out} and the fleet: ${how}`,
  );
  process.exitCode = 1;
}

function tellWritten(out: string, { instances, files, written, difference }: RenderedFleet): void {
  for (const path of difference.stale) {
    remark(`stale    ${out}/${path} belongs to no instance; only fleet retire removes it`);
  }
  const unchanged = files - written.length;
  print(
    `${count(instances, 'instance')} rendered to ${out}: ${count(written.length, 'file')} written, ${unchanged} unchanged`,
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
