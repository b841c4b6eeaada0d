import { describe, expect, it } from 'vitest';
import type { SetupFact } from '../../lib/forge/set-up.ts';
import { platform } from '../../lib/platform/index.ts';
import { told } from '../../scripts/doctor.ts';
import { inspectForge } from '../../scripts/rim/inspect-forge.ts';
import { allLabels } from '../../scripts/roads/request/labels.ts';
import { openServer } from '../forge/github/server/open.ts';
import { gitlabPlace, maintainerToken, projectPath } from '../forge/gitlab/support/place.ts';

const day = '2026-11-24';
const good: SetupFact = { id: 'a', state: 'ok', fr: 'Bien.', en: 'Good.', fix: null };
const fix = { fr: 'Faites-le.', en: 'Do it.' };
const missing: SetupFact = {
  id: 'b',
  state: 'missing',
  fr: 'Il manque.',
  en: 'It is missing.',
  fix,
};
const unknown: SetupFact = { id: 'c', state: 'unknown', fr: 'Qui sait.', en: 'Who knows.', fix };

async function inspected(requesters: Readonly<Record<string, string>>) {
  const { server, api } = await openServer();
  for (const label of allLabels) server.state.labels.set(label, { id: 1, color: 'ededed' });
  const { clientId, privateKey } = server.callers;
  const environment = {
    ...{ GITHUB_API_URL: api, GITHUB_REPOSITORY: server.state.fullName },
    ...{ FLEET_APP_CLIENT_ID: clientId, FLEET_APP_PRIVATE_KEY: privateKey },
  };
  const { institute } = platform;
  const named = { ...institute, forge: { ...institute.forge, requesters } };
  const facts = await inspectForge(
    { ...platform, institute: named },
    { kind: 'github', environment, today: day },
  );
  return { facts, server };
}

describe('fleet doctor --forge', () => {
  it('says what is so, what is missing and how to mend it, and what it may not see', () => {
    expect(told({ findings: [], setup: [good, missing, unknown] })).toBe(
      [
        '✓ Good.\n  (a)\n',
        '✗ It is missing.\n  Do it.\n  (b)\n',
        '? Who knows.\n  Do it.\n  (c)\n',
        '1 to mend, 1 to look at',
      ].join('\n'),
    );
  });

  it('misses the group that may ask, without which requests are off', async () => {
    const { facts } = await inspected({ gitlab: 'inrea/eln' });

    expect(facts[0]).toMatchObject({ id: 'requesters', state: 'missing' });
    expect(facts[0]?.fix?.en).toContain('forge.requesters.github');
  });

  it('asks the forge itself, reads only, and knows every label that the road gives', async () => {
    const { facts, server } = await inspected({ github: 'inrea/eln-requesters' });

    const states = new Map(facts.map(({ id, state }) => [id, state]));
    expect(states.get('requesters')).toBe('ok');
    expect(states.get('labels')).toBe('ok');
    expect(states.get('base-protection')).toBe('missing');
    const writes = server.exchanges.filter(({ method, url }) => {
      return method !== 'GET' && !url.pathname.endsWith('/access_tokens');
    });
    expect(writes).toEqual([]);
  });

  it('asks GitLab with a token that only reads, and finds the documented set-up good', async () => {
    const place = await gitlabPlace();
    place.state.settings.labels = [...allLabels];
    const environment = {
      ...{ CI_API_V4_URL: place.api, CI_PROJECT_PATH: projectPath },
      FLEET_GITLAB_TOKEN: maintainerToken,
    };

    const facts = await inspectForge(platform, { kind: 'gitlab', environment, today: day });

    expect(facts.filter(({ state }) => state === 'missing')).toEqual([]);
    expect(facts.find(({ id }) => id === 'requesters')?.state).toBe('ok');
    place.state.settings.hooks = [];
    const without = await inspectForge(platform, { kind: 'gitlab', environment, today: day });
    const missing = without.filter(({ state }) => state === 'missing');
    expect(missing.map(({ en }) => en).join()).toMatch(/webhook/i);
  });
});
