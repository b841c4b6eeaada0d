import type { SecretKey } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import { databaseAuthority, secretKey } from '../secrets/index.ts';
import { dedicatedService, dedicatedTls } from './names.ts';

/**
 * What everybody else knows of an instance's database, whatever its kind. A third
 * kind is one more case here and one more file beside `dedicated.ts`.
 */
export interface DatabaseContract {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** Account of the application: least privileges. */
  readonly user: string;
  readonly password: SecretKey;
  /** Account that only reads, for backups. */
  readonly backup: { readonly user: string; readonly password: SecretKey };
  /** Authority that signed the server's certificate; every connection is encrypted and checked. */
  readonly authority: SecretKey;
}

export function databaseContract(resolved: Resolved): DatabaseContract {
  const { database } = resolved;
  const passwords = {
    password: secretKey('database-application'),
    backupPassword: secretKey('database-backup'),
  };
  if (database.kind === 'dedicated') {
    return {
      host: dedicatedService,
      port: 3306,
      name: 'elabftw',
      user: 'elabftw',
      password: passwords.password,
      backup: { user: 'backup', password: passwords.backupPassword },
      authority: { secret: dedicatedTls, key: 'ca.crt' },
    };
  }
  // A shared server has the accounts of many: named after the slug, which has at most
  // 30 characters, so that MySQL's 32 suffice. Its administrators make them, with the
  // passwords that the vault holds.
  const user = resolved.slug.replaceAll('-', '_');
  return {
    host: database.host,
    port: database.port,
    name: database.name,
    user,
    password: passwords.password,
    backup: { user: `${user}_b`, password: passwords.backupPassword },
    authority: databaseAuthority,
  };
}
