import { admitEvidence, type Evidence, readProbe } from '../../lib/conformity/index.ts';
import { hostOf, type Instance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readInput } from '../rim/input.ts';
import { usage } from '../rim/usage.ts';
import { collectApi } from './api.ts';
import { collectBlackBox } from './black-box.ts';
import { readEvidence } from './evidence-file.ts';
import { targetOf } from './target.ts';

/** Where evidence about one instance comes from. */
export interface Ways {
  readonly url?: string | undefined;
  readonly 'key-file'?: string | undefined;
  readonly ca?: string | undefined;
  readonly evidence?: string | undefined;
  /** What `probe.sh` printed. */
  readonly collect?: string | undefined;
}

/**
 * What files say, and over it what was just seen. All of it is admitted or none.
 *
 * @throws {FleetError} `USAGE`, `EVIDENCE_…`, `PROBE_FORM`, `AUDIT_…`.
 */
export async function collectEvidence(
  instance: Instance,
  ways: Ways,
  today: string,
): Promise<Evidence> {
  const { url, ca, evidence: path, collect: probe } = ways;
  if (url === undefined && path === undefined && probe === undefined) {
    throw usage('There is nothing to look at.', 'Name --url, --evidence, --collect, or several.');
  }
  if (url === undefined && ways['key-file'] !== undefined) {
    throw usage('--key-file needs --url.', 'Name the address of the instance.');
  }
  const host = hostOf(instance, platform);
  if (host === undefined || instance.product.name !== 'elabftw') {
    throw usage(`${instance.slug} is no eLabFTW with a host.`, 'Only an eLabFTW is audited.');
  }
  const files = [
    ...(path === undefined ? [] : [[path, readEvidence(path)] as const]),
    ...(probe === undefined ? [] : [[probe, readProbe(readInput(probe), host, probe)] as const]),
  ];
  for (const [where, one] of files) admitEvidence(one, instance, platform, today, where);
  const empty: Evidence = { version: 1, slug: instance.slug, host, collectedOn: today };
  const given = Object.assign({}, empty, ...files.map(([, one]) => one), {
    // The day of the oldest part: evidence is never made younger by adding to it.
    collectedOn: files.map(([, one]) => one.collectedOn).sort()[0] ?? today,
  }) as Evidence;
  if (url === undefined) return admitted(given, instance, today, path ?? probe);

  const target = targetOf(url, host, ca === undefined ? undefined : readInput(ca));
  const keyFile = ways['key-file'];
  const key = keyFile === undefined ? undefined : readKey(keyFile);
  const blackBox = await collectBlackBox(target);
  const api = key === undefined ? {} : { api: await collectApi(target, key) };
  // Once more: the release that answers must be the one that was looked at from inside.
  return admitted({ ...given, blackBox, ...api }, instance, today, path ?? probe);
}

// --- internal ---

function admitted(
  evidence: Evidence,
  instance: Instance,
  today: string,
  where = '--url',
): Evidence {
  admitEvidence(evidence, instance, platform, today, where);
  return evidence;
}

function readKey(path: string): string {
  const key = readInput(path).trim();
  if (/^[\x21-\x7e]{16,200}$/.test(key)) return key;
  throw usage('The key file holds no API key.', 'Put the key alone on one line.');
}
