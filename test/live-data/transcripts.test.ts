import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from '../elabftw/server/server.ts';
import { freshState, type State, type User } from '../elabftw/server/state.ts';
import { agrees } from './agrees.ts';
import { notOfTheApi, requestsOf, send } from './replayed.ts';
import { type Entry, entriesOf, transcripts } from './transcript.ts';

const metadataUrl = 'http://127.0.0.1:38099/meta.xml';
let server: ContractServer;

beforeAll(async () => {
  server = await startServer('the-key', { [metadataUrl]: ['https://idp.example'] });
});
afterAll(() => server.close());

/** Transcripts of one installation, in the order in which it was asked. */
const sessions: readonly (readonly [release: string, files: readonly string[]])[] = [
  ['5.6.12', ['seen-api-keys.txt']],
  ['5.6.12', ['seen-config.txt']],
  ['5.6.12', ['seen-teams-users.txt', 'seen-user-flags.txt']],
  ['5.6.12', ['seen-idps.txt']],
  ['5.6.12', ['seen-broken-environment.txt']],
  ['6.0.0-alpha4', ['seen-api-6.txt']],
  ['6.0.0-alpha4', ['seen-upgrade-217-to-224.txt']],
];

/** What was tried with the installer and the database: test/data holds those. */
const elsewhere = [
  'seen-db-check.txt',
  'seen-install-6.txt',
  'seen-install-failures.txt',
  'seen-install-plain.txt',
  'seen-install-with-e.txt',
  'seen-sysadmin-by-sql.txt',
];

describe('what the real application answered', () => {
  it('is all replayed here, or tried with a database in test/data', () => {
    const here = sessions.flatMap(([, files]) => files);

    expect(transcripts().toSorted()).toEqual([...here, ...elsewhere].toSorted());
  });

  it.each(sessions)('on %s in %j is what the contract server answers', async (release, files) => {
    server.state = { ...freshState(), version: release };
    Object.assign(server.state.teams[0] ?? {}, { name: 'Pilot team' });
    const [firstname, lastname] = files.includes('seen-api-6.txt')
      ? ['F', 'O']
      : ['Fleet', 'Operator'];
    const operator = { firstname, lastname, email: 'root@example.org' };
    Object.assign(server.state.users[0] ?? {}, operator, { has_password: true });
    const entries = files.flatMap(entriesOf);
    const wrong: string[] = [];
    let asked = 0;
    for (const entry of entries) {
      const requests = requestsOf(entry);
      if (requests === undefined) {
        const isKnown = notOfTheApi.some((pattern) => pattern.test(entry.asked));
        if (!isKnown) wrong.push(`${place(entry)}: nobody knows what it asked`);
        continue;
      }
      const [unmake, make] = [...turns(entry)];
      make?.(server.state);
      for (const [at, request] of requests.entries()) {
        if (entry.audited !== undefined) await send(server, request);
        const audited = server.state.audit.length;
        const given = await send(server, request);
        asked += 1;
        const noted = entry.answers[at] ?? {};
        wrong.push(...agrees(noted, given).map((what) => `${place(entry)}: ${what}`));
        if (entry.audited !== undefined && entry.audited !== server.state.audit.length - audited)
          wrong.push(`${place(entry)}: other rows in the audit log`);
      }
      wrong.push(...leftBehind(entry).map((what) => `${place(entry)}: ${what}`));
      unmake?.(server.state);
    }

    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });
});

// --- internal ---

function place({ file, line, asked }: Entry): string {
  return `${file}:${line} ${asked.slice(0, 80)}`;
}

/** What was done to the installation by SQL around a line: after it, and before it. */
function turns({ asked }: Entry): readonly ((state: State) => void)[] {
  const operator = (parts: Partial<User>) => (state: State) => {
    Object.assign(state.users[0] ?? {}, parts);
  };
  if (asked === 'GET info with schema 999') {
    return [(state) => Object.assign(state.config, { schema: state.requiredSchema })];
  }
  if (asked === 'no longer sysadmin')
    return [operator({ is_sysadmin: 1 }), operator({ is_sysadmin: 0 })];
  if (/not validated \/ archived/.test(asked))
    return [operator({ validated: 1 }), operator({ validated: 0 })];
  if (/read-only key/.test(asked)) {
    const canWrite = (is: boolean) => (state: State) =>
      Object.assign(state.apiKey, { canWrite: is });
    return [canWrite(true), canWrite(false)];
  }
  if (/SITE_URL=eln.local/.test(asked)) {
    return [
      (state) => Object.assign(state, { site: undefined }),
      (state) => Object.assign(state, { site: null }),
    ];
  }
  return [];
}

function leftBehind({ config = {}, account }: Entry): readonly string[] {
  const { state } = server;
  const wrong = Object.entries(config).flatMap(([name, value]) => {
    const is = Object.hasOwn(state.config, name) ? state.config[name] : '<absent>';
    return is === value ? [] : [`${name} is ${JSON.stringify(is)}`];
  });
  if (account === undefined) return wrong;
  const own = accountLine(state, Number(account.split(' ')[0]));
  return own === account ? wrong : [...wrong, `the account is ${own}`];
}

function accountLine({ users }: State, userid: number): string {
  const user = users.find((each) => each.userid === userid);
  if (user === undefined) return 'gone';
  const teams = user.teams
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, is_admin, is_archived }) => `${id}:admin${is_admin}:arch${is_archived}`);
  return [
    `${userid} ${user.email} sysadmin ${user.is_sysadmin} validated ${user.validated} valid_until`,
    ...(user.valid_until === null ? [] : [user.valid_until]),
    `pwlen ${user.has_password === true ? 60 : 0} teams ${teams.join(',')}`,
  ].join(' ');
}
