import { describe, expect, it } from 'vitest';
import { databaseContract } from '../../lib/kubernetes/database/index.ts';
import { databaseSettings } from '../../lib/kubernetes/database/settings.ts';
import { platform } from '../../lib/platform/index.ts';
import { containerOf, environmentOf, ofKind, one, podOf, podsOf } from './objects.ts';
import { mountedFiles } from './references/mounted-files.ts';
import { least, most, rendered, resolved, withParts, zone, zoneExternal } from './sample.ts';

const kinds = [
  ['an own MySQL', least],
  ['an own MySQL, by address', zone],
  ['an external MySQL', zoneExternal],
  ['an external MySQL, by name', most],
] as const;

describe('the database contract', () => {
  it.each(kinds)('is kept alike by web and job: %s', (_kind, instance) => {
    const objects = rendered(instance);
    const contract = databaseContract(resolved(instance));
    const containers = [
      [podOf(objects, 'web'), 'web'],
      [podOf(objects, 'prepare'), 'prepare'],
    ] as const;

    for (const [pod, name] of containers) {
      const container = containerOf(pod, name);
      const environment = environmentOf(container);
      expect(environment).toMatchObject({
        DB_HOST: contract.host,
        DB_PORT: String(contract.port),
        DB_NAME: contract.name,
        DB_USER: contract.user,
      });
      expect([...mountedFiles(container, pod.spec, objects).keys()]).toContain(
        environment['DB_CERT_PATH'],
      );
    }
  });

  it.each(kinds)('gives accounts that MySQL accepts, never an administrator: %s', (_kind, one) => {
    const { user, backup } = databaseContract(resolved(one));

    expect(user).toMatch(/^[a-z][a-z0-9_]{1,31}$/);
    expect(backup.user).toMatch(/^[a-z][a-z0-9_]{1,31}$/);
    expect(new Set([user, backup.user, 'root']).size).toBe(3);
  });

  it.each(kinds)('takes every password and the authority from the vault: %s', (_kind, instance) => {
    const objects = rendered(instance);
    const { password, backup, authority } = databaseContract(resolved(instance));

    expect(one(objects, 'ExternalSecret', password.secret).spec.data).toHaveLength(1);
    expect(one(objects, 'ExternalSecret', backup.password.secret).spec.data).toHaveLength(1);
    expect(['database-tls', 'database-authority']).toContain(authority.secret);
    expect(authority.key).toBe('ca.crt');
  });
});

describe('an own MySQL', () => {
  it('presents a certificate for the very name that eLabFTW calls', () => {
    const { host } = databaseContract(resolved(least));

    const { spec } = one(rendered(least), 'Certificate', 'database-tls');

    expect(spec.dnsNames).toEqual([
      host,
      'database.eln-sols',
      'database.eln-sols.svc',
      'database.eln-sols.svc.cluster.local',
    ]);
    expect(spec.issuerRef).toEqual({
      group: 'cert-manager.io',
      kind: 'ClusterIssuer',
      name: 'fleet-internal',
    });
  });

  it('gives nobody its key but the server, and the web pod only the authority', () => {
    const holders = podsOf(rendered(least)).filter(({ spec }) =>
      JSON.stringify(spec.volumes).includes('tls.key'),
    );

    expect(holders.map(({ where }) => where)).toEqual(['StatefulSet/database']);
  });

  it('may take half an hour to start: initialisation and recovery are not killed', () => {
    const { startupProbe } = containerOf(podOf(rendered(least), 'database'), 'database');

    const { periodSeconds = 0, failureThreshold = 0 } = startupProbe ?? {};

    expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(1800);
  });

  it('shows no password to whoever lists processes', () => {
    const database = containerOf(podOf(rendered(least), 'database'), 'database');
    const commands = [
      database.command,
      database.startupProbe?.exec?.command,
      database.livenessProbe?.exec?.command,
      database.readinessProbe?.exec?.command,
    ].flat();

    expect(commands.filter((word) => /password|^-p/.test(word ?? ''))).toEqual([]);
  });

  it('runs in the time zone that PHP shows, because eLabFTW stores the server’s time', () => {
    const objects = rendered(withParts);

    const zones = (['database', 'web', 'prepare'] as const).map(
      (role) => environmentOf(containerOf(podOf(objects, role), role))['TZ'],
    );

    expect(new Set(zones)).toEqual(new Set([platform.institute.timeZone]));
  });

  it('restarts when its settings change, and only then', () => {
    const nameOf = (size: 'S' | 'M') => {
      const { spec } = podOf(rendered({ ...least, size }), 'database');
      return spec.volumes?.find(({ name }) => name === 'files')?.configMap?.name;
    };

    expect(nameOf('S')).not.toBe(nameOf('M'));
    expect(nameOf('S')).toBe(nameOf('S'));
    expect(ofKind(rendered(least), 'ConfigMap').map(({ immutable }) => immutable)).not.toContain(
      undefined,
    );
  });

  it.each([
    ['no clear text crosses the network', 'require_secure_transport = ON'],
    ['names are not looked up', 'skip_name_resolve = ON'],
    ['text is what eLabFTW writes', 'character_set_server = utf8mb4'],
    ['sorting is what eLabFTW expects', 'collation_server = utf8mb4_0900_ai_ci'],
    ['an answered request is on the disk', 'innodb_flush_log_at_trx_commit = 1'],
    ['the second protocol is shut', 'mysqlx = OFF'],
    ['queries read no file', 'secure_file_priv = NULL'],
    ['the buffer pool is the size’s', 'innodb_buffer_pool_size = 128M'],
    ['connections are the size’s', 'max_connections = 40'],
  ])('is set so that %s', (_what, line) => {
    expect(databaseSettings(platform.sizes.S).split('\n')).toContain(line);
  });
});

describe('an external MySQL', () => {
  it('runs nothing of ours and is reached by the name that the instance gives', () => {
    const objects = rendered(zoneExternal);

    const ours = objects.filter(
      ({ kind, metadata }) =>
        ['StatefulSet', 'Service', 'PersistentVolumeClaim', 'Certificate'].includes(kind) &&
        metadata.name.startsWith('database'),
    );

    expect(ours).toEqual([]);
    expect(databaseContract(resolved(zoneExternal)).host).toBe('mysql-zrr.inrea.example');
  });

  it('has no administrator of ours: that password is not even made', () => {
    const pushed = ofKind(rendered(zoneExternal), 'PushSecret').map(
      ({ metadata }) => metadata.name,
    );

    expect(pushed).toContain('database-application');
    expect(pushed).not.toContain('database-root');
  });
});
