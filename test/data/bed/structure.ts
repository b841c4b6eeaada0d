/** One column or key of a table, as SQL. */
export type Column = string;

/** The tables that eLabFTW 5.6 was seen to make (schema 217). */
export const tableNames: readonly string[] = `
  api_keys
  audit_logs
  authfail
  branding
  compounds
  compounds2experiments
  compounds2experiments_templates
  compounds2items
  compounds2items_types
  compounds_fingerprints
  config
  containers2experiments
  containers2experiments_templates
  containers2items
  containers2items_types
  experiments
  experiments2experiments
  experiments2items
  experiments_categories
  experiments_changelog
  experiments_comments
  experiments_edit_mode
  experiments_request_actions
  experiments_revisions
  experiments_status
  experiments_steps
  experiments_templates
  experiments_templates2experiments
  experiments_templates2items
  experiments_templates_changelog
  experiments_templates_comments
  experiments_templates_edit_mode
  experiments_templates_request_actions
  experiments_templates_revisions
  experiments_templates_steps
  exports
  favtags2users
  idps
  idps_certs
  idps_endpoints
  idps_sources
  instance2rors
  items
  items2experiments
  items2items
  items_categories
  items_changelog
  items_comments
  items_edit_mode
  items_request_actions
  items_revisions
  items_status
  items_steps
  items_types
  items_types2experiments
  items_types2items
  items_types_changelog
  items_types_comments
  items_types_edit_mode
  items_types_request_actions
  items_types_revisions
  items_types_steps
  lockout_devices
  notifications
  pin_experiments2users
  pin_experiments_templates2users
  pin_items2users
  pin_items_types2users
  procurement_requests
  sig_keys
  storage_units
  storage_units_history
  tags
  tags2entity
  team_events
  team_groups
  teams
  teams2rors
  todolist
  uploads
  users
  users2rors
  users2team_groups
  users2teams
`
  .trim()
  .split(/\s+/);

/**
 * Columns of a table: those that the bootstrap needs are the real ones, the other
 * tables are there to be counted.
 */
export function columnsOf(table: string, keys: 'hash' | 'token_hash'): readonly Column[] {
  if (table === 'api_keys') return [...apiKeys, ...apiKeySecret[keys]];
  return (
    known[table] ?? [
      '`id` int unsigned NOT NULL AUTO_INCREMENT',
      '`name` varchar(255) NULL',
      'PRIMARY KEY (`id`)',
    ]
  );
}

// --- internal ---

const apiKeys: readonly Column[] = [
  '`id` int unsigned NOT NULL AUTO_INCREMENT',
  '`name` varchar(255) NOT NULL',
  '`created_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP',
  '`last_used_at` timestamp NULL DEFAULT NULL',
  "`can_write` tinyint unsigned NOT NULL DEFAULT '0'",
  '`userid` int unsigned NOT NULL',
  '`team` int unsigned NOT NULL',
  'PRIMARY KEY (`id`)',
];

const apiKeySecret: Readonly<Record<'hash' | 'token_hash', readonly Column[]>> = {
  hash: ['`hash` varchar(255) NOT NULL'],
  token_hash: [
    '`hash` varchar(255) DEFAULT NULL',
    '`token_hash` binary(32) DEFAULT NULL',
    'UNIQUE KEY (`token_hash`)',
  ],
};

const known: Readonly<Record<string, readonly Column[]>> = {
  config: ['`conf_name` varchar(255) NOT NULL', '`conf_value` text', 'PRIMARY KEY (`conf_name`)'],
  teams: [
    '`id` int unsigned NOT NULL AUTO_INCREMENT',
    '`name` varchar(255) NOT NULL',
    '`orgid` varchar(255) NULL DEFAULT NULL',
    'PRIMARY KEY (`id`)',
  ],
  users: [
    '`userid` int unsigned NOT NULL AUTO_INCREMENT',
    '`email` varchar(255) NOT NULL',
    '`firstname` varchar(255) NOT NULL',
    '`lastname` varchar(255) NOT NULL',
    '`password_hash` varchar(255) NULL DEFAULT NULL',
    "`is_sysadmin` tinyint unsigned NOT NULL DEFAULT '0'",
    "`validated` tinyint unsigned NOT NULL DEFAULT '0'",
    '`valid_until` date NULL DEFAULT NULL',
    '`default_read` json NOT NULL',
    '`default_write` json NOT NULL',
    'PRIMARY KEY (`userid`)',
  ],
  users2teams: [
    '`users_id` int unsigned NOT NULL',
    '`teams_id` int unsigned NOT NULL',
    "`is_owner` tinyint unsigned NOT NULL DEFAULT '0'",
    "`is_admin` tinyint unsigned NOT NULL DEFAULT '0'",
    "`is_archived` tinyint unsigned NOT NULL DEFAULT '0'",
    'PRIMARY KEY (`users_id`, `teams_id`)',
  ],
};
