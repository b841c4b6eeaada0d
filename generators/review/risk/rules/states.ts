import {
  addDays,
  daysInState,
  isForward,
  mayFollow,
  type State,
  states,
} from '../../../../lib/instance/index.ts';
import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { at, textOf } from '../../manifest/value.ts';
import { hitAt } from '../look/hit.ts';
import type { Hit, Rule } from '../rule.ts';

/** The decommission road: one step at a time forward, back until `destroyed`. */
export const stateJump: Rule = {
  id: 'state-jump',
  level: 'block',
  finds:
    'An instance goes from one state to another that may not follow it; nothing follows destroyed.',
  reason:
    'Somebody would lose the notice, the export or the receipt; what is destroyed has no data to go back to.',
  fix: 'Go through the states in between with fleet retire; a destroyed slug stays so for ever.',
  find: (comparison) => [...namespaces(comparison), ...files(comparison)],
};

/** Each state lasts its days, so that whoever has data there finds out in time. */
export const stateEarly: Rule = {
  id: 'state-early',
  level: 'warn',
  finds: 'An instance goes forward before its state has lasted its days.',
  reason: 'People were promised these days to take their data out.',
  fix: 'Wait, or cite in the review the decision that shortens it.',
  find: ({ source, today }) =>
    (source?.instances ?? []).flatMap(({ slug, file, before, after }): Hit[] => {
      if (before === undefined || after === undefined || before.state === after.state) return [];
      const days = isForward(before.state, after.state) ? (daysInState[before.state] ?? 0) : 0;
      const since = before.history.at(-1)?.on;
      const on = today ?? after.history.at(-1)?.on;
      if (days === 0 || since === undefined || on === undefined || addDays(since, days) <= on) {
        return [];
      }
      const message = `${before.state} since ${since} lasts ${days} days, before ${after.state}.`;
      return [{ object: file, instances: [slug], message }];
    }),
};

// --- internal ---

const stateLabel = 'eln.fleet/state';

function namespaces({ objects }: Comparison): Hit[] {
  return objects
    .filter(({ before, after }) => before?.kind === 'Namespace' && after !== undefined)
    .flatMap((change) => {
      const [was, is] = [labelOf(change, 'before'), labelOf(change, 'after')];
      if (was === is || was === undefined) return [];
      if (isState(was) && isState(is) && mayFollow(was, is)) return [];
      return [hitAt(change, `Its namespace goes from ${was} to ${is ?? 'no state'}.`)];
    });
}

function files({ source }: Comparison): Hit[] {
  return (source?.instances ?? []).flatMap(({ slug, file, before, after }): Hit[] => {
    if (before === undefined) return [];
    const said = (message: string) => [{ object: file, instances: [slug], message }];
    if (after === undefined) {
      const gone = source?.instance('head', slug) === undefined;
      return gone
        ? said(
            `The file of an instance that is ${before.state} goes: its slug could be given again.`,
          )
        : [];
    }
    if (before.state === after.state || mayFollow(before.state, after.state)) return [];
    return said(`It goes from ${before.state} to ${after.state}.`);
  });
}

function labelOf({ before, after }: ObjectChange, side: 'before' | 'after'): string | undefined {
  const manifest = side === 'before' ? before : after;
  return textOf(at(manifest?.body, 'metadata', 'labels', stateLabel));
}

function isState(word: string | undefined): word is State {
  return states.some((state) => state === word);
}
