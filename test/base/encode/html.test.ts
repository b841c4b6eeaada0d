import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../lib/base/encode/index.ts';

/** What a browser makes of the text again. */
function decoded(html: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#96;': '`',
    '&amp;': '&',
  };
  return html.replace(/&(?:lt|gt|quot|#39|#96|amp);/g, (entity) => signs[entity] ?? entity);
}

describe('text in a page', () => {
  it('never opens a tag or ends an attribute, and reads as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const html = escapeHtml(text);

        expect(html).not.toMatch(/[<>"'`]/);
        expect(html).not.toMatch(/&(?!(?:lt|gt|quot|#39|#96|amp);)/);
        expect(decoded(html)).toBe(text);
      }),
      { seed: 20261124 },
    );
  });

  it('keeps its lines and writes out what cannot be seen', () => {
    expect(escapeHtml('a\n\tb\u202e\u0000\ud800c')).toBe('a\n\tb⟨U+202E⟩⟨U+0000⟩⟨U+D800⟩c');
  });
});
