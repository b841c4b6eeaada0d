import { describe, expect, it } from 'vitest';
import {
  settingGroups,
  settingKeys,
  settings,
  writableKeys,
  wrongOf,
} from '../../../lib/elabftw/settings/index.ts';

describe('the table of settings', () => {
  it('has the 148 rows of a fresh installation, each in one group', () => {
    const grouped = Object.values(settingGroups).flatMap((group) => Object.keys(group));

    expect(settingKeys).toHaveLength(148);
    expect(new Set(settingKeys).size).toBe(148);
    expect(grouped.toSorted()).toEqual([...settingKeys].toSorted());
  });

  it('encrypts the five that upstream encrypts, and has the SAML key in clear', () => {
    expect(settingKeys.filter((key) => settings[key].encrypted)).toEqual([
      'dspace_password',
      'ldap_password',
      'remote_dir_config',
      'smtp_password',
      'ts_password',
    ]);
    expect(settings.saml_privatekey).toMatchObject({ kind: { type: 'secret' }, encrypted: false });
  });

  it('lets everything be written but schema', () => {
    expect(settingKeys.filter((key) => !writableKeys.some((other) => other === key))).toEqual([
      'schema',
    ]);
  });

  it.each(settingKeys)('%s: upstream’s own default is of its kind', (key) => {
    const { kind, upstream } = settings[key];

    expect(wrongOf(kind, upstream ?? '')).toBe(
      upstream === null && kind.type === 'mail' ? 'is no mail address' : undefined,
    );
  });
});

describe('a value', () => {
  it.each([
    ['local_register', '', 'false becomes an empty text upstream'],
    ['local_register', 'true', 'a word'],
    ['login_tries', 'abc', 'a word for a number'],
    ['login_tries', '-1', 'a negative number'],
    ['login_tries', '03', 'a number with a zero before it'],
    ['lang', 'xx_YY', 'an unknown language'],
    ['mail_from', 'not an address', 'no mail address'],
    ['support_url', 'javascript:alert(1)', 'an address that is code'],
    ['legal_notice', '<script>x</script>', 'code'],
    ['smtp_password', 'hunter2', 'a secret in clear'],
    ['smtp_username', 'a\u0000b', 'a control character'],
  ] as const)('%s = %j is refused: %s', (key, value, _) => {
    expect(wrongOf(settings[key].kind, value)).toBeTypeOf('string');
  });
});
