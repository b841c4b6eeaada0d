import { describe, expect, it } from 'vitest';
import { compareFleet } from '../../lib/conformity/index.ts';
import { desiredSettings } from '../../lib/elabftw/settings/index.ts';
import {
  type Instance,
  parseInstance,
  resolveInstance,
  writeInstance,
} from '../../lib/instance/index.ts';
import { pilotActions } from '../../lib/lifecycle/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { renderer } from '../../scripts/rim/audit-fleet.ts';
import { like, past, pilot } from '../instance/fixtures/base.ts';
import { programs } from '../kubernetes/sample.ts';

const charter = { version: '2026-1', on: '2026-02-16' };
const training = [{ course: 'cle-pilote-base', on: '2026-10-06' }];
const good = pilot('primary', 'inrea-000101', { charter, training });
/** In charge until the 20th of August: nobody is from the 21st. */
const gone = {
  ...good,
  state: 'archived' as const,
  mandate: { from: '2024-01-01', until: '2026-08-20' },
};
const since = '2026-08-21';
const day90 = '2026-11-24';

type Vacancy = NonNullable<Instance['vacancy']>;

function steps(pilots: readonly (typeof good)[], vacancy: Vacancy | undefined, today = day90) {
  const instance = like({ pilots: [...pilots], vacancy });
  return pilotActions(instance, platform, today).map(({ step }) => step);
}

function settings(parts: Parameters<typeof like>[0]) {
  const { announcement, saml_user_default, admins_create_users } = desiredSettings(
    resolveInstance(like(parts), platform),
    platform,
  );
  return {
    announcement: String(announcement.value),
    accounts: [saml_user_default.value, admins_create_users.value],
  };
}

describe('a vacancy that is written into the instance file', () => {
  it.each<[string, Vacancy | undefined, readonly string[]]>([
    [
      'not at all',
      undefined,
      ['notice-unit-head', 'banner', 'no-new-accounts', 'committee-review'],
    ],
    [
      'as the banner',
      { since, step: 'banner' },
      ['notice-unit-head', 'no-new-accounts', 'committee-review'],
    ],
    [
      'as no new accounts',
      { since, step: 'no-new-accounts' },
      ['notice-unit-head', 'committee-review'],
    ],
  ])('%s leaves the steps that are not done', (_, vacancy, left) => {
    expect(steps([gone], vacancy)).toEqual(left);
  });

  it('is to be removed once somebody is in charge again, and then nothing is to do', () => {
    expect(steps([good], { since, step: 'banner' })).toEqual(['vacancy-over']);
    expect(steps([good], undefined)).toEqual([]);
  });

  it('is told word by word to whoever writes it', () => {
    const [banner] = pilotActions(like({ pilots: [gone] }), platform, day90).filter(
      ({ step }) => step === 'banner',
    );
    const line = /« (?<line>vacancy: \{.*\}) »/.exec(banner?.text.fr ?? '')?.groups?.['line'] ?? '';
    const text = writeInstance(like({ pilots: [gone] })).replace(
      '\n  mailbox:',
      `\n  ${line},\n  mailbox:`,
    );

    expect(parseInstance(text, 'instances/haies.ts').instance.vacancy).toEqual({
      since,
      step: 'banner',
    });
  });
});

describe('what a vacancy changes in the notebook', () => {
  it('is an announcement, and at the next step no new accounts', () => {
    const before = settings({});
    const banner = settings({ vacancy: { since, step: 'banner' } });
    const closed = settings({ vacancy: { since, step: 'no-new-accounts' } });

    expect(before).toEqual({ announcement: '', accounts: ['1', '0'] });
    expect(banner.announcement).toContain(`plus de pilote depuis le ${since}`);
    expect(banner.accounts).toEqual(before.accounts);
    expect(closed).toEqual({ announcement: banner.announcement, accounts: ['0', '0'] });
  });

  it('speaks the language of the notebook', () => {
    const { announcement } = settings({ language: 'en', vacancy: { since, step: 'banner' } });
    expect(announcement).toContain(`no pilot since ${since}`);
  });

  it('yields to the announcement of a notebook that is closing', () => {
    const { history, state } = past(['active', '2025-10-20'], ['notice', '2026-11-01']);
    const { announcement } = settings({ history, state, vacancy: { since, step: 'banner' } });

    expect(announcement).toContain('va fermer');
    expect(announcement).not.toContain('pilote depuis');
  });

  it('is a difference that the file explains', () => {
    const vacant = like({ vacancy: { since, step: 'no-new-accounts' } });
    const found = compareFleet([vacant], platform, renderer(platform, programs));

    expect(found.identical).toBe(true);
    expect(
      found.instances[0]?.explained
        .find(({ field }) => field === 'vacancy')
        ?.settings.map(({ key }) => key),
    ).toEqual(['announcement', 'saml_user_default']);
  });
});
