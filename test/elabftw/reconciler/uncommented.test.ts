import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { reconcilerFiles, uncommented } from '../../../lib/elabftw/index.ts';

const folder = new URL('../../../lib/elabftw/reconciler/', import.meta.url);
const sources = reconcilerFiles.map(
  (file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const,
);

describe('the mounted program', () => {
  it('is all of the folder’s, and nothing else', () => {
    const found = readdirSync(folder).filter((name) => name.endsWith('.mjs'));

    expect(found.toSorted()).toEqual([...reconcilerFiles].toSorted());
  });

  it.each(sources)('%s says what its source says, without the comments', (file, source) => {
    const mounted = uncommented(file, source);

    expect(meaningOf(mounted)).toBe(meaningOf(source));
    expect(mounted).toMatch(
      /^\/\/ lib\/elabftw\/reconciler\/[a-z]+\.mjs, without its comments\.\n/,
    );
    expect(mounted.split('\n').filter((line) => /^\s*(?:\/\/|\*|\/\*)/.test(line))).toHaveLength(1);
  });

  it.each(sources)('%s needs nothing but node and its neighbours', (_file, source) => {
    const imported = [...source.matchAll(/^import .* from '(?<from>[^']+)';$/gm)].map(
      ({ groups }) => groups?.['from'] ?? '',
    );

    const strange = imported.filter(
      (from) =>
        !['node:fs', 'node:path'].includes(from) &&
        !reconcilerFiles.some((file) => from === `./${file}`),
    );

    expect(strange).toEqual([]);
  });

  it('asks the network in one place, and names no host', () => {
    const all = sources.map(([file, source]) => uncommented(file, source)).join('');

    expect(all.match(/\bfetch\(/g)).toHaveLength(1);
    expect(all).not.toMatch(/https?:\/\/[a-z]|\b(?:connect|createConnection|WebSocket|dlopen)\b/i);
  });

  it.each(sources)('%s reads to no scanner like a file of passwords', (file, source) => {
    // What trivy looks for in every line of a ConfigMap (KSV-0109, KSV-01010): it excuses no code.
    const assigned =
      /(?:pass(?:word|phrase|wd)?|pwd|secret|token|key|username|email|phone|iban)\s*[=:]|sha1|md5/i;

    expect(
      uncommented(file, source)
        .split('\n')
        .filter((line) => assigned.test(line)),
    ).toEqual([]);
  });

  it.each([
    ['a comment alone on its line', 'a();\n  // why\nb();\n', 'a();\nb();'],
    ['a block', '/**\n * @param {string} a\n */\nb();\n', 'b();'],
    ['a block of one line', '  /** @type {string} */\nb();', 'b();'],
    ['not a comment before code', '/** @type {string} */ (b)();', '/** @type {string} */ (b)();'],
    ['not a comment after code', 'b(); // why', 'b(); // why'],
    ['not an address', "b('http://a');", "b('http://a');"],
  ])('leaves out %s', (_what, source, kept) => {
    expect(uncommented('a.mjs', source).split('\n').slice(1).join('\n')).toBe(`${kept}\n`);
  });
});

// --- internal ---

/** The tree of a program, whatever its lines and comments are. */
function meaningOf(source: string): string {
  const { program, errors } = parseSync('program.mjs', source);
  expect(errors).toEqual([]);
  return JSON.stringify(program, (key, value) =>
    ['start', 'end', 'range', 'hashbang', 'comments'].includes(key) ? undefined : value,
  );
}
