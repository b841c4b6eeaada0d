import { describe, expect, it } from 'vitest';
import { frenchSpaces } from '../../../lib/base/encode/index.ts';

describe('French typography', () => {
  it.each([
    ['Est-ce vrai ?', 'Est-ce vrai\u202f?'],
    ['Non ; oui !', 'Non\u202f; oui\u202f!'],
    ['Libres : « a », « b ».', 'Libres\u00a0: «\u00a0a\u00a0», «\u00a0b\u00a0».'],
    ['https://a.example/?b:c', 'https://a.example/?b:c'],
  ])('of %j lets no line begin with a sign', (text, typeset) => {
    expect(frenchSpaces(text)).toBe(typeset);
    expect(frenchSpaces(typeset)).toBe(typeset);
  });
});
