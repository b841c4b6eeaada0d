import type { Forge } from '../../lib/forge/index.ts';

/** What changes anything on the forge. */
const changing = [
  ...['upsertComment', 'ensureBranch', 'ensurePullRequest', 'ensureIssue', 'closeIssue'],
  ...['setLabels', 'closePullRequest', 'dismissApprovals', 'setStatus'],
] as const;

/** The program is gone, at once: nobody catches this. */
export class Killed extends Error {}

interface Kill {
  /** Of the changing calls, counted from 1. */
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** The forge as a program reaches it that is killed before or after one of its effects. */
export function killedAt({ at, when }: Kill): (forge: Forge) => Forge {
  let count = 0;
  return around(async (act) => {
    count += 1;
    if (count === at && when === 'before') throw new Killed();
    const result = await act();
    if (count === at) throw new Killed();
    return result;
  });
}

/** The names of what a program changes, in order. */
export function noting(names: string[]): (forge: Forge) => Forge {
  return around((act, name) => {
    names.push(name);
    return act();
  });
}

// --- internal ---

type Act = () => Promise<unknown>;

function around(meet: (act: Act, name: string) => Promise<unknown>): (forge: Forge) => Forge {
  return (forge) =>
    new Proxy<Forge>(forge, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const isChanging = changing.some((one) => one === name);
        return (...given: unknown[]) => {
          const act: Act = async () => Reflect.apply(value, target, given);
          return isChanging ? meet(act, String(name)) : act();
        };
      },
    });
}
