import type { State } from './state.ts';

/** GET /info. Counts are numbers there, where settings are texts. */
export function infoOf(state: State) {
  const [line = 0, minor = 0, patch = 0] =
    state.version.split('-')[0]?.split('.').map(Number) ?? [];
  return {
    elabftw_version: state.version,
    elabftw_version_int: line * 10_000 + minor * 100 + patch,
    ts_balance: 0,
    ts_limit: 0,
    uploads_filesize_sum: 0,
    uploads_filesize_sum_formatted: '0.00 B',
    all_users_count: state.users.length,
    active_users_count: state.users.filter(({ teams }) => teams.some((team) => !team.is_archived))
      .length,
    items_count: 0,
    teams_count: state.teams.length,
    compounds_count: 0,
    experiments_count: 0,
    experiments_timestamped_count: 0,
    entities_timestamped_count_last_30_days: 0,
  };
}
