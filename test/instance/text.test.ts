import { describe, expect, it } from 'vitest';
import { instanceSchema, suggestSlugs } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';

const { shape } = instanceSchema;
const repository = (text: string) => shape.repository.safeParse(text).success;
const mailbox = (text: string) => shape.mailbox.safeParse(text).success;
const name = (text: string) => shape.entity.shape.name.safeParse(text).success;

describe('an address', () => {
  it.each([
    'https://forge.sepal.example/numerique/cahier',
    'https://forge.sepal.example',
    'https://forge.sepal.example:8443/a%20b/',
  ])('%s may stand in git', (text) => {
    expect(repository(text)).toBe(true);
  });

  it.each([
    ['a password', 'https://bob:hunter2@forge.sepal.example/c'],
    ['a user', 'https://glpat-x@forge.sepal.example/c'],
    ['a token among its parameters', 'https://forge.sepal.example/c?private_token=x'],
    ['a fragment', 'https://forge.sepal.example/c#x'],
    ['an empty password', 'https://:@forge.sepal.example/c'],
    ['a blank', 'https://x.example/a b'],
    ['a code span and a mention', 'https://x.example/`@all`'],
    ['another protocol', 'http://x.example/'],
    ['a host that a browser would write otherwise', 'https://X.example/'],
    ['a path that leads elsewhere', 'https://x.example/a/../b'],
  ])('with %s does not', (_, text) => {
    expect(repository(text)).toBe(false);
  });

  it('of another product is held to the same', () => {
    const product = (url: string) =>
      shape.product.safeParse({
        name: 'other',
        product: 'Carnet',
        version: '1',
        exportFormat: 'ELN',
        url,
      }).success;

    expect(product('https://carnets.example')).toBe(true);
    expect(product('https://bob:hunter2@carnets.example')).toBe(false);
  });
});

describe('a mailbox', () => {
  it.each(['cle@inrea.example', 'cle-a.b_c@x-y.inrea.example', 'umr1234@inrea.example'])(
    'may be %s',
    (text) => {
      expect(mailbox(text)).toBe(true);
    },
  );

  it.each([
    'a..b@inrea.example',
    'cle-.@inrea.example',
    'cle.@inrea.example',
    '-cle@inrea.example',
    'cle@-inrea.example',
    `${'a'.repeat(64)}@inrea.example`,
  ])('is refused: %s', (text) => {
    expect(mailbox(text)).toBe(false);
  });
});

describe('a name', () => {
  it.each(['Écologie', '7', '漢'])('may be %j', (text) => {
    expect(name(text)).toBe(true);
  });

  it.each([['.'], ['\u2800'], ['\u0301'], ['—'], ['\uFFFDcologie']])(
    'is refused where it says nothing or lost a letter: %j',
    (text) => {
      expect(name(text)).toBe(false);
    },
  );
});

describe('a suggested slug', () => {
  it.each(['www.evil.example', 'https://evil.example/x', 'www evil', '../../evil', 'evil@x'])(
    'is not made of an address: %s',
    (wanted) => {
      const suggested = suggestSlugs(wanted, { name: 'Sols vivants' }, [], platform);

      expect(suggested).not.toEqual([]);
      expect(suggested.join(' ')).not.toContain('evil');
    },
  );
});
