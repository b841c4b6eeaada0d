import type { Size } from '../../platform/index.ts';

/** Where things lie in the database's container. */
export const databasePaths = {
  /** The claim. Data is a folder in it, so that a first start can be completed or not at all. */
  volume: '/var/lib/mysql',
  data: '/var/lib/mysql/data',
  run: '/var/run/mysqld',
  /** Settings and start program. */
  files: '/fleet',
  secrets: '/secrets/database',
  tls: '/secrets/tls',
} as const;

/**
 * MySQL's settings, facts/database.md E.2 and E.3. Given as the one defaults file, so
 * that nothing of the image's own applies; each exists in 8.4 and in 9.x.
 */
export function databaseSettings({ database }: Size): string {
  const settings: Readonly<Record<string, string>> = {
    datadir: databasePaths.data,
    socket: `${databasePaths.run}/mysqld.sock`,
    pid_file: `${databasePaths.run}/mysqld.pid`,
    tmpdir: '/tmp',
    port: '3306',
    bind_address: '0.0.0.0',
    mysqlx: 'OFF',
    skip_name_resolve: 'ON',
    // What eLabFTW is made for (facts/elabftw.md 4).
    character_set_server: 'utf8mb4',
    collation_server: 'utf8mb4_0900_ai_ci',
    // Nothing crosses the network in clear, and nothing is accepted that does.
    require_secure_transport: 'ON',
    tls_version: 'TLSv1.2,TLSv1.3',
    ssl_ca: `${databasePaths.tls}/ca.crt`,
    // Its key is named by start-database.sh: a setting of that name looks like a secret.
    ssl_cert: `${databasePaths.tls}/tls.crt`,
    auto_generate_certs: 'OFF',
    caching_sha2_password_auto_generate_rsa_keys: 'OFF',
    // No file of the server is read or written by a query.
    local_infile: 'OFF',
    secure_file_priv: 'NULL',
    event_scheduler: 'OFF',
    max_connections: String(database.connections),
    innodb_buffer_pool_size: `${database.bufferPoolMi}M`,
    // An answered request is on the disk, whatever happens next.
    innodb_flush_log_at_trx_commit: '1',
    sync_binlog: '1',
    // Three days of changes beside the nightly dump: any moment between two dumps can be had back.
    binlog_expire_logs_seconds: '259200',
    max_binlog_size: '100M',
    log_error_verbosity: '2',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `[mysqld]\n${lines.join('\n')}\n`;
}
