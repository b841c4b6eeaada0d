import { describe, expect, it } from 'vitest';
import { gitLabSettings } from '../../../lib/forge/gitlab/index.ts';

const ci = {
  CI_API_V4_URL: 'https://gitlab.example/api/v4',
  CI_PROJECT_PATH: 'inrea/eln-fleet',
  FLEET_GITLAB_TOKEN: 'glpat-x',
};

describe('where GitLab is', () => {
  it('is what a job of GitLab CI is told', () => {
    expect(gitLabSettings(ci)).toEqual({
      api: 'https://gitlab.example/api/v4',
      project: 'inrea/eln-fleet',
      token: 'glpat-x',
    });
  });

  it('is what the platform’s file says where no job runs', () => {
    const place = { host: 'git.inrea.example', repository: 'eln/fleet' };

    expect(gitLabSettings({ FLEET_GITLAB_TOKEN: ' glpat-x\n' }, place)).toEqual({
      api: 'https://git.inrea.example/api/v4',
      project: 'eln/fleet',
      token: 'glpat-x',
    });
  });

  it('may lie below a path of its host', () => {
    const environment = { ...ci, CI_API_V4_URL: 'https://inrea.example/gitlab/api/v4/' };

    expect(gitLabSettings(environment).api).toBe('https://inrea.example/gitlab/api/v4');
  });

  it.each([
    ['no token', { FLEET_GITLAB_TOKEN: undefined }, 'FLEET_GITLAB_TOKEN'],
    ['an empty token', { FLEET_GITLAB_TOKEN: ' ' }, 'FLEET_GITLAB_TOKEN'],
    ['no address', { CI_API_V4_URL: undefined }, 'CI_API_V4_URL'],
    ['no project', { CI_PROJECT_PATH: '' }, 'CI_PROJECT_PATH'],
    [
      'an address without encryption',
      { CI_API_V4_URL: 'http://gitlab.example/api/v4' },
      'CI_API_V4_URL',
    ],
    [
      'an address with a password',
      { CI_API_V4_URL: 'https://a:b@gitlab.example/api/v4' },
      'CI_API_V4_URL',
    ],
    ['an address of something else', { CI_API_V4_URL: 'https://gitlab.example/' }, 'CI_API_V4_URL'],
    ['no address at all', { CI_API_V4_URL: 'gitlab' }, 'CI_API_V4_URL'],
  ])('cannot be said with %s', (_, change, where) => {
    expect(() => gitLabSettings({ ...ci, ...change })).toThrow(
      expect.objectContaining({ code: 'FORGE_NOT_CONFIGURED', where, exit: 2 }),
    );
  });
});
