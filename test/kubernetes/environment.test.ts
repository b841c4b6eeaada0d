import { describe, expect, it } from 'vitest';
import { secretVariables } from '../../lib/elabftw/index.ts';
import { containerOf, containersOf, environmentOf, type Pod, podOf, podsOf } from './objects.ts';
import { least, most, platform, rendered, table, withParts } from './sample.ts';

/** What eLabFTW reads wherever it is started (facts/elabftw.md 3, “two environments”). */
const shared = [
  'DB_CERT_PATH',
  'DB_HOST',
  'DB_NAME',
  'DB_PORT',
  'DB_USER',
  'FLEET_ELABFTW',
  'PHP_TIMEZONE',
  'SITE_URL',
  'TZ',
  'USE_PERSISTENT_MYSQL_CONN',
];

describe('the environment of eLabFTW', () => {
  it.each(table)('is alike for the web, the init containers and the job of %s', (_slug, one) => {
    const objects = rendered(one);
    const web = podOf(objects, 'web');
    const containers = [
      containerOf(web, 'web'),
      containerOf(web, 'last-backup'),
      containerOf(web, 'migrate'),
      containerOf(podOf(objects, 'prepare'), 'prepare'),
    ];

    const said = containers.map((container) => {
      const environment = environmentOf(container);
      return shared.map((name) => [name, environment[name]]);
    });
    const files = [web, podOf(objects, 'prepare')].map((pod) => secretFiles(pod).slice(0, 1));

    expect(said.every((each) => JSON.stringify(each) === JSON.stringify(said[0]))).toBe(true);
    expect(said[0]?.filter(([, value]) => value === undefined)).toEqual([]);
    expect(files[0]).toEqual(files[1]);
  });

  it('of the web pod says everything that matters', () => {
    const web = containerOf(podOf(rendered(least), 'web'), 'web');

    expect(environmentOf(web)).toEqual({
      AUTO_DB_INIT: 'false',
      AUTO_DB_UPDATE: 'false',
      DB_CERT_PATH: '/var/lib/elabftw/certificates/database-ca.crt',
      DB_HOST: 'database',
      DB_NAME: 'elabftw',
      DB_PORT: '3306',
      DB_USER: 'elabftw',
      DEMO_MODE: 'false',
      DEV_MODE: 'false',
      DISABLE_HTTPS: 'true',
      FLEET_ELABFTW: '/elabftw',
      GENERATE_TLS_CERT: 'false',
      KEEPALIVE_TIMEOUT: '10s',
      MAINTENANCE_MODE: 'false',
      MAX_PHP_MEMORY: '1024M',
      MAX_UPLOAD_SIZE: '100M',
      MAX_UPLOAD_TIME: '900000',
      NGINX_WORK_PROC: '1',
      PHP_MAX_CHILDREN: '10',
      PHP_MAX_EXECUTION_TIME: '120',
      PHP_TIMEZONE: 'Europe/Paris',
      S6_BEHAVIOUR_IF_STAGE2_FAILS: '2',
      S6_READ_ONLY_ROOT: '1',
      SET_REAL_IP: 'true',
      SET_REAL_IP_FROM: '10.64.0.0/16',
      SITE_URL: 'https://sols.cle.inrea.example',
      TZ: 'Europe/Paris',
      USE_OPENCLONING: 'false',
      USE_PERSISTENT_MYSQL_CONN: 'false',
      USE_REDIS: 'false',
    });
  });

  it('separates several addresses of the gateway as the image reads them', () => {
    const { ouest } = platform.clusters;
    if (ouest === undefined) throw new Error('no cluster');
    const gateway = { ...ouest.gateway, cidrs: ['10.1.0.0/16', '10.2.0.0/16'] };
    const two = { ...platform, clusters: { ouest: { ...ouest, gateway } } };

    const web = containerOf(podOf(rendered(least, two), 'web'), 'web');

    expect(environmentOf(web)['SET_REAL_IP_FROM']).toBe('10.1.0.0/16, 10.2.0.0/16');
  });

  it('of an object store and of the optional parts is complete, secrets as files', () => {
    const web = podOf(rendered(most), 'web');
    const environment = environmentOf(containerOf(web, 'web'));

    expect(secretFiles(web)).toEqual([
      'DB_PASSWORD',
      'ELAB_AWS_ACCESS_KEY',
      'ELAB_AWS_SECRET_KEY',
      'REDIS_PASSWORD',
      'SECRET_KEY',
      'STATUS_PASSWORD',
    ]);
    expect(environment['USE_REDIS']).toBe('true');
    expect(environment['REDIS_HOST']).toBe('redis');
    expect(environment['REDIS_PORT']).toBe('6379');
    expect(environment['OPENCLONING_URL']).toBe('http://opencloning:8000/');
  });

  it.each(table)('holds no secret and no reference to one, in %s', (_slug, instance) => {
    const variables = podsOf(rendered(instance))
      .flatMap(containersOf)
      .flatMap((container) => [...(container.env ?? []), ...(container.envFrom ?? [])]);

    const secrets = variables.filter(
      (variable) =>
        'valueFrom' in variable ||
        'secretRef' in variable ||
        ('name' in variable && secretVariables.some((name) => name === variable.name)),
    );

    expect(secrets).toEqual([]);
  });

  it('of each pod is free of the variables that Kubernetes makes of services', () => {
    const pods = podsOf(rendered(withParts));

    expect(pods.map(({ spec }) => spec.enableServiceLinks)).toEqual(pods.map(() => false));
  });

  it('is handed over by the wrapper, to the image’s own entry point', () => {
    const web = containerOf(podOf(rendered(least), 'web'), 'web');

    expect(web.command).toEqual(['/bin/sh', '/fleet/from-files.sh', '/init']);
  });
});

// --- internal ---

/** Names of the variables that a pod gets from files. */
function secretFiles({ spec }: Pod): readonly string[] {
  const volume = (spec.volumes ?? []).find(({ name }) => name === 'environment');
  return (volume?.projected?.sources ?? []).flatMap(({ secret }) =>
    (secret?.items ?? []).map(({ path }) => path),
  );
}
