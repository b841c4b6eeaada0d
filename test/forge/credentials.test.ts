import { describe, expect, it } from 'vitest';
import { tokenEnvironment, withoutPassword } from '../../lib/forge/index.ts';
import { repository } from './repository.ts';

const address = 'https://forge.example/inrea/eln-fleet.git';

describe('the token to push with', () => {
  it('is what git gives to that host, whatever helper was configured before', () => {
    const git = repository();
    git.run(['config', 'credential.helper', '!echo password=of-somebody-else']);
    const env = tokenEnvironment('s3cret $HOME "quoted"', address, process.env);

    const filled = git.run(['credential', 'fill'], {
      ...(env && { env }),
      input: `url=${address}\n`,
    });

    expect(filled.split('\n')).toEqual(
      expect.arrayContaining(['username=x-access-token', 'password=s3cret $HOME "quoted"']),
    );
    expect(filled).not.toContain('of-somebody-else');
  });

  it('is given to no other host', () => {
    const git = repository();
    const env = tokenEnvironment('s3cret', address, process.env);
    const input = 'url=https://elsewhere.example/inrea/eln-fleet.git\n';

    expect(git.ask(['credential', 'fill'], { ...(env && { env }), input })).toBeUndefined();
  });

  it('stands in the environment once, beside what stood there', () => {
    const inherited = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name' };
    const env = tokenEnvironment('s3cret', address, inherited) ?? {};

    expect(env).toMatchObject({ GIT_CONFIG_COUNT: '3', FLEET_PUSH_TOKEN: 's3cret' });
    expect(env).not.toHaveProperty('GIT_CONFIG_KEY_0');
    expect(Object.values(env).filter((value) => value.includes('s3cret'))).toHaveLength(1);
  });

  it.each(['git@forge.example:inrea/eln-fleet.git', '../remote', 'http://forge.example/x.git'])(
    'is not given to %s',
    (other) => expect(tokenEnvironment('s3cret', other, {})).toBeUndefined(),
  );

  it('takes the place of a password in the address', () => {
    expect(withoutPassword(address.replace('//', '//gitlab-ci-token:x@'))).toBe(address);
    expect(withoutPassword('git@forge.example:x.git')).toBe('git@forge.example:x.git');
  });
});
