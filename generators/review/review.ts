import { exceptions, matches } from '../../lib/kubernetes/exceptions.ts';
import { type Comparison, compareTrees, type ObjectChange } from './compare/comparison.ts';
import type { Difference } from './compare/difference.ts';
import { patchOf } from './compare/patch.ts';
import { pathText } from './compare/path.ts';
import { valueText } from './compare/text.ts';
import { costOf } from './cost/cost.ts';
import { safeName } from './mask/safe.ts';
import { maskTokens } from './mask/token.ts';
import {
  type Change,
  type ExceptionInForce,
  type FieldChange,
  type InstanceChanges,
  type Report,
  type Risk,
  reportVersion,
  riskLevels,
  type Verdict,
} from './report.ts';
import { type Acceptance, applyAcceptances } from './risk/accept.ts';
import { rules } from './risk/rules.ts';
import { shown, shownPair } from './show.ts';
import type { Tree } from './tree/difference.ts';
import { compare } from './tree/order.ts';

export interface ReviewOptions {
  /** Risks that a maintainer took upon them, and the day it is: `YYYY-MM-DD`. */
  readonly accepted?: { readonly risks: readonly Acceptance[]; readonly today: string };
}

/**
 * What the difference between two trees of `dist/` does to the fleet. Only files
 * that differ are read; the trees must hold every file of each instance that
 * changed, and need no other. Nothing in them makes it throw.
 */
export function reviewTrees(base: Tree, head: Tree, options: ReviewOptions = {}): Report {
  const comparison = compareTrees(base, head);
  const found = risksOf(comparison);
  const { risks: acceptances = [], today = '' } = options.accepted ?? {};
  const risks = applyAcceptances(found, acceptances, today).sort(worstFirst);
  return {
    version: reportVersion,
    verdict: verdictOf(comparison, risks),
    instances: namesOf(comparison.instances),
    risks,
    changes: comparison.objects.map(changeOf).sort((a, b) => compare(sortKey(a), sortKey(b))),
    exceptions: exceptionsOf(comparison.objects),
    cost: costOf(comparison.objects),
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
  return rules.flatMap(({ id, level, fix, find }) =>
    find(comparison).map(({ object, instances, message }) => ({
      level,
      rule: id,
      object: safeName(object),
      instances: instances.map(safeName),
      message: shown(maskTokens(message), 600),
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
  if (files.length === 0) return 'unchanged';
  if (risks.some(({ level }) => level === 'block')) return 'blocked';
  return risks.some(({ level }) => level === 'warn') ? 'attention' : 'safe';
}

function namesOf({ added, changed, removed }: InstanceChanges): InstanceChanges {
  return {
    added: added.map(safeName),
    changed: changed.map(safeName),
    removed: removed.map(safeName),
  };
}

function changeOf(found: ObjectChange): Change {
  const { object, change, owner, file, before, after, differences } = found;
  const manifest = after ?? before;
  return {
    change,
    object,
    apiVersion: safeName(manifest?.apiVersion ?? ''),
    kind: safeName(manifest?.kind ?? ''),
    namespace: manifest?.namespace === undefined ? null : safeName(manifest.namespace),
    name: safeName(manifest?.name ?? ''),
    cluster: safeName(owner.cluster),
    instance: owner.slug === undefined ? null : safeName(owner.slug),
    file: safeName(file),
    fields: differences.map(fieldOf),
    patch: patchOf(before?.body, after?.body),
  };
}

function fieldOf({ path, before, after }: Difference): FieldChange {
  const at = pathText(path);
  if (before === undefined) {
    return { path: at, change: 'added', before: null, after: shown(valueText(after ?? null)) };
  }
  if (after === undefined) {
    return { path: at, change: 'removed', before: shown(valueText(before)), after: null };
  }
  const told = shownPair(valueText(before), valueText(after));
  const another = told.before === told.after ? ' (another value)' : '';
  return { path: at, change: 'changed', before: told.before, after: told.after + another };
}

function sortKey({ cluster, instance, object, file, apiVersion }: Change): string {
  return JSON.stringify([cluster, instance ?? '', object, file, apiVersion]);
}
