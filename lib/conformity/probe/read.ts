import { FleetError } from '../../base/index.ts';
import type { Evidence } from '../evidence.ts';
import { agentOf, type ProbeAnswers, probeSchema } from './answers.ts';

/** Longest text of a probe, in characters: it has twenty lines. */
const longest = 4096;

/**
 * What `scripts/collect/probe.sh` printed, as evidence about the host at which the
 * instance answers. Whether it is about that instance, and of late, `admitEvidence` says.
 *
 * @throws {FleetError} `PROBE_FORM`: says which line is wrong, never what stands there.
 */
export function readProbe(text: string, host: string, where: string): Evidence {
  const read = probeSchema.safeParse(linesOf(text, where));
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(placeOf))].slice(0, 10);
    throw noProbe(where, `${names.join(', ')} not as a probe has it`);
  }
  const { slug, day } = read.data satisfies ProbeAnswers;
  return { version: 1, slug, host, collectedOn: day, agent: agentOf(read.data) };
}

// --- internal ---

function linesOf(text: string, where: string): Readonly<Record<string, string>> {
  if (text.length > longest) throw noProbe(where, 'it is too long');
  const found = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const { name, value } = /^(?<name>[a-z-]{1,30}): (?<value>\S.*)$/.exec(line)?.groups ?? {};
    if (name === undefined || value === undefined || value !== value.trim())
      throw noProbe(where, `line ${index + 1} is no “name: value”`);
    // The last of two would win, or the first: whoever adds a line must not decide.
    if (found.has(name)) throw noProbe(where, `line ${index + 1} says ${name} again`);
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

/** The line, or that there is one too many: an unknown name may be a pasted secret. */
function placeOf(issue: { readonly code: string; readonly path: readonly PropertyKey[] }): string {
  return issue.code === 'unrecognized_keys' ? 'a line of no known name' : issue.path.join('.');
}

function noProbe(where: string, what: string): FleetError {
  return new FleetError({
    code: 'PROBE_FORM',
    what: `This is not what the probe prints: ${what}.`,
    where,
    fix: 'Run scripts/collect/probe.sh again and leave what it prints as it is.',
    exit: 2,
  });
}
