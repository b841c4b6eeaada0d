import { FleetError } from '../../lib/base/index.ts';
import { type Forge, LocalForge } from '../../lib/forge/index.ts';
import { bot, commitOn, repository } from '../forge/repository.ts';
import { openedOn } from '../roads/support.ts';
import type { MakeWorld, World } from './world.ts';

/** The local forge: files and plain git. Its weather is made here, for it has no network. */
export const localWorld: MakeWorld = async (files) => {
  const { folder } = repository(files);
  const forge = new LocalForge(folder, bot);
  const weather = new Weather();
  let issues = 40;
  const edit = async (number: number, body: string) => {
    const { title, author } = await forge.readIssue(number);
    await forge.writeIssue({ number, title, author: author.login, body, openedOn });
  };
  return {
    name: 'local',
    connect: async () => weather.around(new LocalForge(folder, bot)),
    person: async (login, { groups = [], mayMerge = false, isBot = false }) => {
      await forge.describePerson(login, { groups, mayMerge, isBot });
    },
    openIssue: async (login, body) => {
      issues += 1;
      await forge.writeIssue({ number: issues, title: 'ELN', author: login, body, openedOn });
      return issues;
    },
    editIssue: edit,
    closeIssue: (number) => forge.setIssueState(number, 'closed'),
    reopenIssue: (number) => forge.setIssueState(number, 'open'),
    comments: (place) => forge.readComments(place),
    pulls: () => forge.listPullRequests(),
    statuses: (commit) => forge.statusesOf(commit),
    approve: (pull, login) => forge.approve(pull, login),
    approvals: (pull) => forge.approvalsOf(pull),
    merge: async (pull) => {
      const { branch } = await forge.readPullRequest(pull);
      forge.git.run(['merge', '--quiet', '--no-ff', '-m', `Merge ${branch}`, branch]);
      await forge.markMerged(pull);
    },
    commit: async (branch, changed) => commitOn(forge.git, branch, changed),
    offerFromFork: async (login, branch, changed) => {
      const aside = 'somebody-else';
      forge.git.run(['branch', aside, 'main']);
      commitOn(forge.git, aside, changed);
      const commit = forge.git.run(['rev-parse', aside]);
      forge.git.run(['branch', '-D', aside]);
      const wanted = { branch, base: 'main', title: 'Merge me', body: 'Please.' };
      return (await forge.offerFromFork(login, wanted, commit)).number;
    },
    breakDown: (minutes) => weather.breakDown(minutes),
    limitRate: (calls, seconds) => weather.limitRate(calls, seconds),
    pass: (minutes) => weather.pass(minutes),
    calls: () => weather.calls,
  } satisfies World;
};

// --- internal ---

/** Counts calls, and stands in for the network: a client of ours waits for a limit to pass. */
class Weather {
  calls = 0;
  #now = 0;
  #downUntil = 0;
  #limited = 0;
  #wait = 0;

  breakDown(minutes: number): void {
    this.#downUntil = this.#now + minutes;
  }

  limitRate(calls: number, seconds: number): void {
    this.#limited = calls;
    this.#wait = seconds / 60;
  }

  pass(minutes: number): void {
    this.#now += minutes;
  }

  around(forge: LocalForge): Forge {
    return new Proxy<LocalForge>(forge, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          this.#meet(String(name));
          return Reflect.apply(value, target, given);
        };
      },
    });
  }

  #meet(name: string): void {
    if (overGit.has(name)) return;
    this.calls += 1;
    while (this.#limited > 0) {
      this.#limited -= 1;
      this.calls += 1;
      this.pass(this.#wait);
    }
    if (this.#now >= this.#downUntil) return;
    throw new FleetError({ code: 'FORGE_UNAVAILABLE', what: 'The forge is down.', exit: 3 });
  }
}

/** What is asked of git and not of the forge. */
const overGit = new Set([
  ...['branchTip', 'findBranch', 'branchesWith', 'settleFile', 'ensureBranch'],
]);
