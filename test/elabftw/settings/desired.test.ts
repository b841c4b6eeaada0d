import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkChoices,
  desiredSettings,
  settings,
  writableKeys,
} from '../../../lib/elabftw/settings/index.ts';
import { filteredText } from '../../../lib/elabftw/settings/plain-text.ts';
import { type Instance, resolveInstance } from '../../../lib/instance/index.ts';
import { audienceIds, platform } from '../../../lib/platform/index.ts';
import { like, objectStore, past, zone } from '../../instance/fixtures/base.ts';
import { fleet, table } from '../../kubernetes/sample.ts';
import { htmlFilter } from '../server/config.ts';

function of(instance: Instance) {
  return desiredSettings(resolveInstance(instance, platform), platform);
}

function values(instance: Instance, ...keys: readonly (typeof writableKeys)[number][]) {
  const desired = of(instance);
  return keys.map((key) => desired[key].value);
}

const partners = { sponsor: 'inrea-004217', until: '2027-06-30' };

describe('desired settings', () => {
  it.each([...table.filter(([slug]) => !/agro|biologie/.test(slug)), ...fleet])(
    'of %s say all 147, each with reason and source',
    (_, instance) => {
      const desired = of(instance);

      expect(Object.keys(desired).toSorted()).toEqual([...writableKeys].toSorted());
      for (const { reason, source } of Object.values(desired)) {
        expect(reason.length).toBeGreaterThan(5);
        expect(source).not.toBe('');
      }
    },
  );

  it('have no place for schema, in type and at run time', () => {
    const choice = { value: '999', reason: 'x', source: 'x' };
    // @ts-expect-error the type has no such key
    expect(of(like({}))['schema']).toBeUndefined();
    expect(() => checkChoices({ schema: choice }, 'x')).toThrow('no setting that may be written');
  });

  it.each(['1', 1, true, null, ['a']])('may be strings only: %j', (value) => {
    const choices = JSON.parse(
      JSON.stringify({ login_tries: { value, reason: 'x', source: 'x' } }),
    );
    const check = () => checkChoices(choices, 'x');

    if (typeof value === 'string') expect(check).not.toThrow();
    else expect(check).toThrow('no string');
  });

  it.each(audienceIds)('close what service.md B.2 wants closed, for %s', (audience) => {
    const instance = like({ audience, ...(audience === 'partners' ? { partners } : {}) });

    expect(
      values(
        instance,
        'local_register',
        'anon_users',
        'saml_team_create',
        'blox_enabled',
        'keeex_enabled',
        'allow_permission_full',
        'allow_users_change_identity',
        'saml_debug',
      ),
    ).toEqual(['0', '0', '0', '0', '0', '0', '0', '0']);
    expect(
      values(
        instance,
        'saml_toggle',
        'saml_strict',
        'saml_wantassertionssigned',
        'admin_validate',
        'emit_audit_logs',
      ),
    ).toEqual(['1', '1', '1', '1', '1']);
  });

  it('open local login for partners alone, and break glass for sysadmins alone', () => {
    const keys = [
      'local_auth_enabled',
      'local_login',
      'local_login_hidden_only_sysadmin',
      'local_login_only_sysadmin',
      'admins_create_users',
    ] as const;

    expect(values(like({}), ...keys)).toEqual(['1', '0', '1', '1', '0']);
    expect(values(like({ audience: 'partners', partners }), ...keys)).toEqual([
      '1',
      '1',
      '0',
      '0',
      '1',
    ]);
  });

  it('match accounts by identifier only where one directory gives them', () => {
    expect(values(like({}), 'saml_fallback_orgid')).toEqual(['1']);
    expect(values(like({ audience: 'edugain' }), 'saml_fallback_orgid')).toEqual(['0']);
  });

  it.each([
    ['sysadmins', 'app', '1'],
    ['admins', 'app', '2'],
    ['everyone', 'both', '3'],
    ['everyone', 'idp', '1'],
  ] as const)(
    'ask %s, enforced by %s, for a second factor: level %s',
    (level, enforcedBy, wanted) => {
      expect(values(like({ policy: { mfa: { level, enforcedBy } } }), 'enforce_mfa')).toEqual([
        wanted,
      ]);
    },
  );

  it('take authority and hash from the policy, and name its account without telling it', () => {
    const timestamp = { authority: 'evidency', auto: 'weekly' } as const;

    expect(values(like({}), 'ts_authority', 'ts_hash', 'ts_password', 'proxy')).toEqual([
      'dfn',
      'sha256',
      '',
      'http://proxy.inrea.example:443',
    ]);
    expect(
      values(like({ policy: { timestamp } }), 'ts_authority', 'ts_login', 'ts_password'),
    ).toEqual([
      'evidency',
      { secretFile: 'timestamp-login' },
      { secretFile: 'timestamp-password' },
    ]);
    expect(() =>
      of(like({ policy: { timestamp: { authority: 'digicert', auto: 'off' } } })),
    ).toThrow('does not allow');
  });

  it('narrow sharing and sessions in a restricted zone', () => {
    expect(
      values(zone, 'allow_permission_organization', 'remember_me_allowed', 'autologout_time'),
    ).toEqual(['0', '0', '60']);
    expect(of(zone).allow_permission_organization.layer).toBe('classification');
  });

  it('put uploads into the bucket of the instance, apart from others', () => {
    expect(
      values(
        objectStore('eln/haies/s3'),
        'uploads_storage',
        's3_bucket_name',
        's3_path_prefix',
        's3_endpoint',
        's3_verify_cert',
      ),
    ).toEqual(['2', 'eln-haies', 'haies/uploads', 'https://s3.inrea.example', '1']);
  });

  it('announce the end, with its day, and let nobody new in once it is read-only', () => {
    const notice = past(['active', '2025-10-20'], ['notice', '2026-11-01']);
    const readOnly = past(
      ['active', '2025-10-20'],
      ['notice', '2026-11-01'],
      ['read-only', '2027-02-01'],
    );

    expect(of(notice).announcement.value).toContain('2027-01-30');
    expect(values(notice, 'saml_user_default')).toEqual(['1']);
    expect(values(readOnly, 'saml_user_default')).toEqual(['0']);
    expect(of(like({})).announcement.value).toBe('');
  });
});

describe('legal pages', () => {
  const pages = ['privacy_policy', 'terms_of_service', 'a11y_statement', 'legal_notice'] as const;

  it.each(pages)('%s is there in both languages, the instance’s first', (page) => {
    const [french = '', english = ''] = (['fr', 'en'] as const).map((language) =>
      String(of(like({ language }))[page].value),
    );

    expect(french.indexOf('lang="fr"')).toBeLessThan(french.indexOf('lang="en"'));
    expect(english.indexOf('lang="en"')).toBeLessThan(english.indexOf('lang="fr"'));
    expect(french).toContain('<h2>');
    expect(french).not.toMatch(/[a-zé]'[a-zé]/i);
  });

  it('hold no element that an entity’s name brings along', () => {
    const name = '<script>alert(1)</script> & "x"';
    const entity = { ...like({}).entity, name };

    for (const page of pages) {
      expect(String(of(like({ entity }))[page].value)).not.toMatch(/<script|alert\(1\)<\//);
    }
  });
});

describe('text for the three settings that upstream filters', () => {
  it('comes out of the filter as it went in', () => {
    const words = fc.array(
      fc.constantFrom(
        'a',
        '<b>',
        '&',
        '&amp;',
        "l'",
        '"',
        '’',
        '>',
        ' ',
        'é',
        '<script>x</script>',
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = filteredText(parts.join(''));
        expect(htmlFilter(text)).toBe(text);
      }),
      { seed: 20261124 },
    );
  });

  it('is so in every instance of the fleet', () => {
    const filtered = writableKeys.filter((key) => {
      const { kind } = settings[key];
      return kind.type === 'html' && kind.filtered;
    });
    for (const [, instance] of fleet) {
      const desired = of(instance);
      for (const key of filtered)
        expect(htmlFilter(String(desired[key].value))).toBe(desired[key].value);
    }
    expect(filtered).toHaveLength(3);
  });
});
