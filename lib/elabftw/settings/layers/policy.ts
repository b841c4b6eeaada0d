import { FleetError } from '../../../base/index.ts';
import type { Resolved } from '../../../instance/index.ts';
import type { Platform, Policy, TimestampAuthority } from '../../../platform/index.ts';
import { type Choices, choose } from '../choice.ts';

/**
 * The institute’s open questions as settings: second factor and timestamps.
 * Electronic signatures have no switch in eLabFTW (facts/elabftw.md 11).
 *
 * @throws {FleetError} `TIMESTAMP_NOT_ALLOWED` when the institute does not allow the authority.
 */
export function policyLayer(resolved: Resolved, platform: Platform): Choices {
  return {
    ...secondFactor(resolved.policy.mfa),
    ...timestamps(resolved, platform),
  };
}

// --- internal ---

const levels = { sysadmins: '1', admins: '2', everyone: '3' } as const;

/**
 * Level 2 asks administrators of a team, and a sysadmin who is none would slip
 * through (facts/service.md 0.4): the reconciler makes every sysadmin administrator
 * of the administration team.
 */
function secondFactor({ level, enforcedBy }: Policy['mfa']): Choices {
  const source = 'facts/service.md 0.3, 0.4, B.5 mfa.level';
  if (enforcedBy === 'idp') {
    const reason =
      'The provider asks its users; eLabFTW still asks sysadmins, who may come without it.';
    return { enforce_mfa: choose('1', reason, source) };
  }
  return { enforce_mfa: choose(levels[level], `Asked of: ${level}, by policy.`, source) };
}

function timestamps({ policy, cluster, slug }: Resolved, platform: Platform): Choices {
  const { authority: id } = policy.timestamp;
  const authority = platform.timestampAuthorities[id];
  if (authority === undefined) {
    throw new FleetError({
      code: 'TIMESTAMP_NOT_ALLOWED',
      what: `The institute does not allow the timestamp authority ${id}.`,
      where: `instances/${slug}.ts policy.timestamp.authority`,
      fix: 'Choose one of lib/platform/timestamp-authorities.ts.',
    });
  }
  const source = 'facts/service.md 0.14, B.5 timestamp.authority';
  const proxy = cluster.network.timestamp;
  return {
    ts_authority: choose(
      id,
      `${authority.title}, by policy; never upstream’s digicert by default.`,
      source,
    ),
    ts_hash: choose(
      authority.hash,
      `The hash that ${authority.title} imposes.`,
      'facts/elabftw.md 11',
    ),
    ts_url: choose(
      id === 'custom' ? `https://${authority.host}` : '',
      'Asked only of an authority of one’s own.',
      'facts/elabftw.md 11',
    ),
    ...(authority.account ? account(authority) : {}),
    ...(proxy.host === authority.host
      ? {}
      : {
          proxy: choose(
            `http://${proxy.host}:${proxy.port}`,
            'The cluster lets timestamps out by its proxy alone.',
            'lib/platform/clusters.ts, facts/elabftw.md 8',
          ),
        }),
  };
}

function account({ title }: TimestampAuthority): Choices {
  const reason = `${title} wants an account; the vault holds it.`;
  const source = 'facts/elabftw.md 11';
  return {
    ts_login: choose({ secretFile: 'timestamp-login' }, reason, source),
    ts_password: choose({ secretFile: 'timestamp-password' }, reason, source),
    ts_balance: choose(
      { leftTo: 'application' },
      'eLabFTW counts down what was paid for: a fixed number would hide that it runs out.',
      source,
    ),
  };
}
