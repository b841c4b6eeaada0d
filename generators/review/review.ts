import { exceptions, matches } from '../../lib/kubernetes/exceptions.ts';
import { reportedChanges } from './changes.ts';
import { type Comparison, compareTrees, type UnexplainedChange } from './compare/comparison.ts';
import { pathText } from './compare/path.ts';
import type { Renderer } from './explain/rendering.ts';
import { sourceReport } from './explain/source-report.ts';
import { foldChanges } from './fold/folds.ts';
import { safeName } from './mask/safe.ts';
import { maskText } from './mask/text.ts';
import { maskTokens } from './mask/token.ts';
import {
  type ExceptionInForce,
  type InstanceChanges,
  type Report,
  type Risk,
  reportVersion,
  riskLevels,
  type Unexplained,
  type Verdict,
} from './report.ts';
import { type Acceptance, applyAcceptances } from './risk/accept.ts';
import { rules } from './risk/rules.ts';
import { shown } from './show.ts';
import type { SourceInput } from './source/input.ts';
import type { TreeReader } from './tree/difference.ts';
import { compare } from './tree/order.ts';

export interface ReviewOptions {
  /** Risks that a maintainer took upon them, and the day it is: `YYYY-MM-DD`. */
  readonly accepted?: { readonly risks: readonly Acceptance[]; readonly today: string };
  /** What the change says outside `dist/`; without it nothing is explained and no total is known. */
  readonly source?: SourceInput;
  /** The renderer that explains: this program's, never the change's. */
  readonly renderer?: Renderer;
  /** Slug of the instance that a request's pull request is about. */
  readonly request?: string;
  /** The day that rules about time hold the change against: `YYYY-MM-DD`. */
  readonly today?: string;
}

/**
 * What the difference between two trees of `dist/` does to the fleet. Only files
 * that differ are told apart; the trees must name every file of each instance that
 * changed, and need no other. Nothing that they say makes it throw; a tree that reads its
 * texts only when they are asked for may.
 */
export function reviewTrees(
  base: TreeReader,
  head: TreeReader,
  options: ReviewOptions = {},
): Report {
  const comparison = compareTrees(base, head, options);
  const found = risksOf(comparison);
  const { risks: acceptances = [], today = '' } = options.accepted ?? {};
  const risks = applyAcceptances(found, acceptances, today).sort(worstFirst);
  return {
    version: reportVersion,
    verdict: verdictOf(comparison, risks),
    instances: namesOf(comparison.instances),
    risks,
    source: sourceReport(comparison),
    ...foldChanges(reportedChanges(comparison.objects), comparison.source),
    unexplained: comparison.unexplained.map(unexplainedOf),
    exceptions: exceptionsOf(comparison.objects),
    cost: safeCost(comparison.cost),
  };
}

// --- internal ---

/** Objects that go need no excuse any more. */
function exceptionsOf(objects: Comparison['objects']): ExceptionInForce[] {
  const ids = objects
    .filter(({ change }) => change !== 'removed')
    .map(({ object }) => object.replace(/^[^/]*\//, ''));
  return exceptions
    .map(({ objects: pattern, ...exception }) => ({
      ...exception,
      objects: ids.filter((id) => matches(pattern, id)).length,
    }))
    .filter((exception) => exception.objects > 0);
}

function risksOf(comparison: Comparison): Risk[] {
  return rules.flatMap(({ id, level, reason, fix, find }) =>
    find(comparison).map(({ object, instances, message }) => ({
      level,
      rule: id,
      object: safeName(object),
      instances: instances.map(safeName),
      message: shown(maskTokens(message), 600),
      reason,
      fix,
    })),
  );
}

function worstFirst(a: Risk, b: Risk): number {
  const byLevel = riskLevels.indexOf(a.level) - riskLevels.indexOf(b.level);
  return byLevel || compare(riskKey(a), riskKey(b));
}

function riskKey({ rule, object, message }: Risk): string {
  return JSON.stringify([rule, object, message]);
}

function verdictOf({ files }: Comparison, risks: readonly Risk[]): Verdict {
  if (risks.some(({ level }) => level === 'block')) return 'blocked';
  if (risks.some(({ level }) => level === 'warn')) return 'attention';
  return files.length === 0 ? 'unchanged' : 'safe';
}

function namesOf({ added, changed, removed }: InstanceChanges): InstanceChanges {
  return {
    added: added.map(safeName),
    changed: changed.map(safeName),
    removed: removed.map(safeName),
  };
}

function unexplainedOf({ change, differences, why }: UnexplainedChange): Unexplained {
  const { object, owner, file } = change;
  return {
    object,
    cluster: safeName(owner.cluster),
    instance: owner.slug === undefined ? null : safeName(owner.slug),
    file: safeName(file),
    why,
    fields: differences.map(({ path }) => pathText(path)),
  };
}

/** The same book, its names and free texts as a report may show them. */
function safeCost(cost: Comparison['cost']): Report['cost'] {
  const { instances, clusters, yearly } = cost;
  return {
    ...cost,
    instances: instances.map((line) => {
      return { ...line, instance: safeName(line.instance), cluster: safeName(line.cluster) };
    }),
    clusters: clusters.map((line) => ({
      ...line,
      cluster: safeName(line.cluster),
      capacity: line.capacity && safeSource(line.capacity),
    })),
    yearly: yearly && { ...yearly, prices: safeSource(yearly.prices) },
  };
}

function safeSource<Figures extends { readonly source: string }>(figures: Figures): Figures {
  return { ...figures, source: shown(maskText(figures.source), 300) };
}
