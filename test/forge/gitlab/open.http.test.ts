import { describe, expect, it } from 'vitest';
import { connectForge } from '../../../lib/forge/index.ts';
import { bot } from '../repository.ts';
import { issueBy } from './support/people.ts';
import { fleetToken, gitlabPlace, projectPath } from './support/place.ts';

describe('GitLab, as a job of GitLab CI reaches it', () => {
  it('is what the environment says: issues by its API, branches by git', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const forge = await connectForge('gitlab', {
      ...{ folder: gitlab.clone, identity: bot, remote: 'origin' },
      ...{ host: 'git.inrea.example', repository: 'eln/fleet' },
      environment: {
        CI_API_V4_URL: gitlab.api,
        CI_PROJECT_PATH: projectPath,
        FLEET_GITLAB_TOKEN: fleetToken,
      },
    });
    const file = { path: 'instances/ecosol.ts', text: 'export default {};\n' };

    const made = await forge.ensureBranch({
      ...{ branch: 'request/1-ecosol', base: 'main', message: 'feat: ecosol' },
      ...{ files: [file], request: [file] },
    });

    expect(forge.kind).toBe('gitlab');
    expect(await forge.readIssue(1)).toMatchObject({ number: 1, state: 'open' });
    expect(gitlab.bare.tip('request/1-ecosol')).toBe(made.commit);
    expect(await forge.findBranch('request/1-')).toBe('request/1-ecosol');
    expect(await forge.branchTip('request/1-ecosol')).toBe(made.commit);
  });
});
