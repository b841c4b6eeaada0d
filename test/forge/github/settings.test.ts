import { describe, expect, it } from 'vitest';
import { gitHubSettings } from '../../../lib/forge/github/index.ts';

const options = { host: 'github.com', repository: 'inrea/eln-fleet' };
const app = { FLEET_APP_CLIENT_ID: 'Iv23li', FLEET_APP_PRIVATE_KEY: 'key' };

describe('the settings of GitHub', () => {
  it('prefer the App to a token, and find the API by the host', () => {
    const environment = { ...app, GITHUB_TOKEN: 'ghs_x' };
    expect(gitHubSettings({ ...options, environment })).toEqual({
      ...{ repository: 'inrea/eln-fleet', apiUrl: 'https://api.github.com' },
      credentials: { kind: 'app', clientId: 'Iv23li', privateKey: 'key' },
    });
    const at = (host: string) => gitHubSettings({ ...options, host, environment }).apiUrl;
    expect(at('inrea.ghe.com')).toBe('https://api.inrea.ghe.com');
    expect(at('git.inrea.example')).toBe('https://git.inrea.example/api/v3');
  });

  it('take the API’s address and a token from the environment', () => {
    const environment = {
      ...{ GITHUB_TOKEN: 'ghs_x', GITHUB_API_URL: 'https://git.inrea.example/api/v3/' },
      FLEET_FORGE_LOGIN: 'eln[bot]',
    };
    expect(gitHubSettings({ ...options, environment })).toEqual({
      ...{ repository: 'inrea/eln-fleet', apiUrl: 'https://git.inrea.example/api/v3' },
      ...{ credentials: { kind: 'token', token: 'ghs_x' }, login: 'eln[bot]' },
    });
  });

  it.each([
    ['nothing to act with', {}],
    ['half an App', { FLEET_APP_CLIENT_ID: 'Iv23li', GITHUB_TOKEN: 'ghs_x' }],
    ['the other half', { FLEET_APP_PRIVATE_KEY: 'key', GITHUB_TOKEN: 'ghs_x' }],
    ['an address in the clear', { ...app, GITHUB_API_URL: 'http://git.inrea.example/api/v3' }],
    ['no address', { ...app, GITHUB_API_URL: 'git.inrea.example' }],
  ])('are refused, as wrong usage: %s', (_, environment) => {
    expect(() => gitHubSettings({ ...options, environment })).toThrow(
      expect.objectContaining({ code: 'FORGE_NOT_CONFIGURED', exit: 2 }),
    );
  });

  it.each(['eln-fleet', 'inrea/eln/fleet', '', 'inrea/..'])(
    'are refused for %s, which is no repository',
    (repository) => {
      const environment = app;
      expect(() => gitHubSettings({ ...options, repository, environment })).toThrow(
        expect.objectContaining({ code: 'FORGE_NOT_CONFIGURED' }),
      );
    },
  );
});
