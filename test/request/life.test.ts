import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { answerTo, edited, fleetWith } from './support/kinds.ts';
import { codesOf } from './support/samples.ts';

describe('a move', () => {
  it('drops what belongs to the old operator and takes what the new one needs', () => {
    const { after } = edited(answerTo('move'));

    expect(after).toMatchObject({
      scenario: 'self-hosted',
      host: 'cahier.hasopa.example',
      repository: 'https://forge.hasopa.example/numerique/cahier',
    });
    for (const key of ['cluster', 'ring', 'storage', 'database'])
      expect(after[key as keyof Instance]).toBeUndefined();
  });

  it('leads home again, onto the cluster that the data asks for', () => {
    const home = { notebook: 'culvi', scenario: 'managed', host: undefined, repository: undefined };
    const { after } = edited(answerTo('move', home));

    expect(after).toMatchObject({ scenario: 'managed', cluster: 'ouest', ring: 'stable' });
    expect(after.host).toBeUndefined();
    expect(after.repository).toBeUndefined();
  });

  it('to a provider asks for contract and sensitivity, and refuses a restricted zone', () => {
    const saas = { scenario: 'saas', repository: undefined };
    expect(codesOf(answerTo('move', saas).verdict)).toEqual([
      'sensitivity: field-needed',
      'provider-name: field-needed',
      'provider-contract: field-needed',
      'provider-until: field-needed',
    ]);
    const provided = {
      ...saas,
      sensitivity: 'ordinary',
      'provider-name': 'Cahiers en ligne SAS',
      'provider-contract': 'Marché 2026-118',
      'provider-until': '2028-08-31',
    };
    expect(edited(answerTo('move', provided)).after.provider?.contract).toBe('Marché 2026-118');
    expect(codesOf(answerTo('move', { ...provided, notebook: 'pathem' }).verdict)).toContain(
      'scenario: zone-saas',
    );
  });

  it('leaves the data to people, with the steps in the pull request', () => {
    const { byHand } = answerTo('move');

    expect(byHand.length).toBeGreaterThan(4);
    expect(byHand.map(({ fr }) => fr).join(' ')).toContain('la fusion retire les manifestes');
  });
});

describe('a pause or retirement', () => {
  it.each([
    ['hasopa', 'notice', ['active', 'notice']],
    ['mycelis', 'read-only', ['active', 'notice', 'read-only']],
    ['agripente', 'active', ['active', 'notice', 'read-only', 'active']],
    ['zones-humides', 'archived', ['active', 'notice', 'read-only', 'exported', 'archived']],
    ['mycelis', 'active', ['active', 'notice', 'active']],
  ])('takes %s to %s, with the passage in its history', (notebook, step, states) => {
    const receipt = step === 'archived' ? 'Reçu 2026-041' : undefined;
    const { after } = edited(answerTo('retire', { notebook, step, receipt }));

    expect(after.state).toBe(step);
    expect(after.history.map(({ state }) => state)).toEqual(states);
    expect(after.history.at(-1)?.on).toBe('2026-11-24');
  });

  it('begins a history that nobody wrote on the first day that is known', () => {
    const { after } = edited(answerTo('retire', {}, fleetWith('hasopa', { history: [] })));

    expect(after.history).toEqual([
      { state: 'active', on: '2025-04-01' },
      { state: 'notice', on: '2026-11-24' },
    ]);
  });

  it('refuses every step that is not the next, names those that are, and offers no destruction', () => {
    const { verdict } = answerTo('retire', { step: 'read-only' });
    const reasons = verdict.fields.flatMap((field) => field.reasons);
    expect(reasons).toMatchObject([{ code: 'step-illegal' }]);
    expect(reasons[0]?.fix.fr).toBe('Choisissez parmi : « Annoncer l’arrêt (préavis) ».');

    expect(codesOf(answerTo('retire', { step: 'destroyed' }).verdict)).toEqual([
      'step: option-unknown',
    ]);
  });

  it('does not put a notebook back to work whose consortium has ended', () => {
    const { verdict } = answerTo('retire', { notebook: 'zones-humides', step: 'active' });

    expect(codesOf(verdict)).toEqual(['step: consortium-ended']);
  });

  it('puts an archived notebook back to work once it has pilots again', () => {
    const { verdict } = answerTo('retire', { notebook: 'ruchers', step: 'active' });

    expect(codesOf(verdict)).toEqual(['step: pilot-primary', 'step: pilot-backup']);
    const named = { notebook: 'ruchers', 'leaves-on': undefined };
    expect(answerTo('pilots', named).verdict.ok).toBe(true);
  });

  it('archives only against a receipt', () => {
    const bare = answerTo('retire', { notebook: 'zones-humides', step: 'archived' });

    expect(codesOf(bare.verdict)).toEqual(['receipt: field-needed']);
  });
});

describe('a restore', () => {
  it('records day, place, reason and request', () => {
    expect(edited(answerTo('restore')).after.restore).toEqual({
      at: '2026-11-19',
      into: 'side',
      reason: 'Suppression par erreur des pages de l’équipe Sols',
      request: 57,
    });
  });

  it.each([
    ['2026-11-25', 'day-ahead'],
    ['2025-04-06', 'restore-before'],
    ['2025-11-23', 'restore-too-old'],
  ])('refuses the day %s: %s', (day, code) => {
    expect(codesOf(answerTo('restore', { 'restore-day': day }).verdict)).toEqual([
      `restore-day: ${code}`,
    ]);
  });

  it('goes as far back as the service level keeps backups', () => {
    const old = { 'restore-day': '2025-11-24' };
    expect(answerTo('restore', old).verdict.ok).toBe(true);
    expect(answerTo('restore', { notebook: 'hasopa-essais', ...old }).verdict.ok).toBe(false);
    const gold = fleetWith('hasopa', {
      serviceLevel: 'gold',
      history: [{ state: 'active', on: '2020-01-06' }],
    });
    expect(answerTo('restore', { 'restore-day': '2023-11-24' }, gold).verdict.ok).toBe(true);
  });
});

describe('a question', () => {
  it.each([
    ['before-asking', 'maintainers', '@inrea/eln-maintainers'],
    ['security', 'security', '@inrea/security-officers'],
    ['personal-data', 'data-protection', '@inrea/data-protection'],
  ])('about %s goes to a team by label, and to no pull request', (topic, label, team) => {
    const answer = answerTo('question', { topic });

    expect(answer.verdict).toMatchObject({ ok: true, instance: null });
    expect(answer.effect?.does).toBe('ask');
    expect(answer.routed).toMatchObject({ team, label: `question:${label}` });
  });
});
