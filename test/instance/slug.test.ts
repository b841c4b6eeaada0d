import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReserved, skeleton, slugFindings, suggestSlugs } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';

const seed = { seed: 20261124 };

function codes(slug: string, taken: readonly string[] = []): string[] {
  return slugFindings(slug, taken, platform).map(({ code, level }) => `${level} ${code}`);
}

describe('a slug', () => {
  it.each([['abc'], ['umr-1234'], ['a1b-2c'], ['occitanie'], [`a${'b'.repeat(29)}`]])(
    'may be %s',
    (slug) => {
      expect(codes(slug)).toEqual([]);
    },
  );

  it.each([
    [''],
    ['ab'],
    ['1abc'],
    ['-abc'],
    ['abc-'],
    ['a--bc'],
    ['xn--caf-dma'],
    ['Abc'],
    ['é-bc'],
    ['a_bc'],
    ['a.bc'],
    ['a/../b'],
    ['abc\n'],
    ['аbс'],
    [`a${'b'.repeat(30)}`],
  ])('may not have the form of %j', (slug) => {
    expect(codes(slug)).toEqual(['error slug-form']);
  });

  it.each([
    ['argocd'],
    ['kube-system'],
    ['kube-anything'],
    ['eln-agro'],
    ['cert-manager'],
    ['constructor'],
    ['con'],
    ['com1'],
    ['www'],
    ['elabftw'],
    ['inrea'],
    ['ouest'],
    ['confine'],
    ['index'],
    ['adm1n'],
    ['e-l-a-b-f-t-w'],
    ['vau1t'],
  ])('may not be %s, which is kept or reads like it', (slug) => {
    expect(codes(slug)).toEqual(['error slug-reserved']);
  });

  it.each([
    ['agro', 'agro', ['error slug-taken']],
    ['agro', 'agr0', ['error slug-confusable']],
    ['a-gro', 'agro', ['error slug-confusable']],
    ['lis', 'il5', ['error slug-confusable']],
    ['mames', 'rnarnes', ['error slug-confusable']],
    ['west', 'vvest', ['error slug-confusable']],
    ['umr-1434', 'umr1434', ['error slug-confusable']],
    ['umr-1434', 'ur-1434', ['warn slug-confusable']],
    ['umr-1434', 'umr-1435', []],
    ['umr-1434', 'umr-1434-essais', []],
  ])('%s beside %s: %j', (slug, other, expected) => {
    expect(codes(slug, ['somebody-else', other])).toEqual(expected);
  });

  it('is reserved by the platform at hand, not by another', () => {
    const elsewhere = { ...platform, clusters: {} };
    expect(isReserved('ouest', platform)).toBe(true);
    expect(isReserved('ouest', elsewhere)).toBe(false);
  });

  it('is not repeated in a finding unless it has the form of one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8 }), (text) => {
        const told = JSON.stringify(slugFindings(`${text}\u202e`, [], platform));
        expect(told).not.toContain(JSON.stringify(text).slice(1, -1));
      }),
      seed,
    );
  });
});

describe('a skeleton', () => {
  it('stays as it is when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'rnvm10oil5s2z8b-Éé') }), (text) => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text));
      }),
      seed,
    );
  });

  it('keeps the ten digits apart', () => {
    expect(new Set([...'0123456789'].map(skeleton)).size).toBe(10);
  });
});

describe('suggestions', () => {
  const entity = { code: 'UMR 9912', acronym: 'HASOPA', name: 'Haies, sols et paysages bocagers' };

  it('begin with what was wanted, then name the entity', () => {
    expect(suggestSlugs('Mon Cahier', entity, [], platform)).toEqual([
      'mon-cahier',
      'hasopa',
      'umr-9912',
    ]);
  });

  it('pass over what is taken, reserved or confused with another', () => {
    const taken = ['hasopa', 'mon-cah1er', 'ur-9912'];
    expect(suggestSlugs('Mon Cahier', entity, taken, platform)).toEqual([
      'haies-sols',
      'hasopa-umr-9912',
      'mon-cahier-umr-9912',
    ]);
    expect(suggestSlugs('elabftw', { name: 'eLabFTW' }, [], platform)).toEqual([
      'elabftw-n2',
      'elabftw-n3',
      'elabftw-n4',
    ]);
  });

  it('still come when every name is taken', () => {
    expect(suggestSlugs('eln-sols', { name: '' }, [], platform)[0]).toBe('sols');
    const taken = ['sols', 'sols-vivants', 'sv'];
    expect(suggestSlugs('sols', { name: 'Sols vivants' }, taken, platform)).toEqual([
      'sols-n2',
      'sols-vivants-n2',
      'sols-n3',
    ]);
  });

  it('are at most three free slugs, whatever the words', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('../../etc/passwd', '__proto__', 'CON', '１２３', 'İstanbul', '', '-', '🧪'),
    );
    const slugs = fc.array(fc.constantFrom('umr-9912', 'hasopa', 'istanbul', 'sols', 'con-n2'));
    fc.assert(
      fc.property(text, text, text, text, slugs, (wanted, code, acronym, name, taken) => {
        const suggested = suggestSlugs(wanted, { code, acronym, name }, taken, platform);
        expect(suggested.length).toBeLessThanOrEqual(3);
        expect(new Set(suggested).size).toBe(suggested.length);
        for (const slug of suggested) expect(slugFindings(slug, taken, platform)).toEqual([]);
      }),
      { ...seed, numRuns: 150 },
    );
  });
});
