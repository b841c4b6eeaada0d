import { z } from 'zod';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { type ApiEvidence, keepConfig } from '../../lib/conformity/index.ts';
import { type Answer, get } from './get.ts';
import type { Target } from './target.ts';

const info = z.object({
  elabftw_version: z.string().regex(/^\d+\.\d+\.\d+(?:-[a-z]+\d*)?$/),
  ts_balance: z.coerce.number().int(),
});

/** Of people, nothing is read but this. */
const users = z.array(
  z.object({
    is_sysadmin: z.coerce.number(),
    teams: z.array(z.object({ is_admin: z.coerce.number() })),
  }),
);

/**
 * What a sysadmin's key sees, reduced at once to what may be held. No error of this
 * function carries a body or a cause: both may hold a secret.
 *
 * @throws {FleetError} `AUDIT_KEY_REFUSED`, `AUDIT_NO_ANSWER`.
 */
export async function collectApi(target: Target, key: string): Promise<ApiEvidence> {
  const about = info.safeParse(await read(target, '/api/v2/info', key));
  const config = z
    .record(z.string(), z.unknown())
    .safeParse(await read(target, '/api/v2/config', key));
  if (!about.success || !config.success) throw noAnswer('with something else than eLabFTW does');
  const people = users.safeParse(await read(target, '/api/v2/users', key));
  return {
    version: about.data.elabftw_version,
    timestampBalance: about.data.ts_balance,
    ...(people.success ? { sysadminsWithoutTeam: withoutTeam(people.data) } : {}),
    ...keepConfig(config.data),
  };
}

// --- internal ---

/** Sysadmins whom level 2 of the second factor would not ask (facts/service.md 0.4). */
function withoutTeam(people: z.infer<typeof users>): number {
  return people.filter(
    ({ is_sysadmin, teams }) => is_sysadmin === 1 && !teams.some(({ is_admin }) => is_admin === 1),
  ).length;
}

async function read(target: Target, path: string, key: string): Promise<unknown> {
  const answer = await ask(target, path, key);
  if (answer === undefined) throw noAnswer('not at all, or with a certificate that is not good');
  if (answer.status === 401 || answer.status === 403) throw refused();
  if (answer.status !== 200) throw noAnswer(`with status ${answer.status}`);
  try {
    return JSON.parse(answer.body);
  } catch {
    throw noAnswer('with something that is no JSON');
  }
}

async function ask(target: Target, path: string, key: string): Promise<Answer | undefined> {
  return get(target, path, { key }).catch(() => undefined);
}

function refused(): FleetError {
  return new FleetError({
    code: 'AUDIT_KEY_REFUSED',
    what: 'eLabFTW refuses the key.',
    where: '--key-file',
    fix: 'Use a read-only key of a validated sysadmin.',
    exit: exitStatus.impossible,
  });
}

function noAnswer(how: string): FleetError {
  return new FleetError({
    code: 'AUDIT_NO_ANSWER',
    what: `The API answers ${how}; the key is sent over a trusted certificate only.`,
    fix: 'Mend that first, or name the certificate authority with --ca.',
    exit: exitStatus.impossible,
  });
}
