import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, safeSentence } from '../../../lib/base/encode/index.ts';
import { hostile } from '../../request/support/hostile.ts';
import { nodesOf, tableShapes } from '../../request/support/markdown.ts';

const runs = { seed: 20261124, numRuns: 300 };

function inCell(text: string) {
  return nodesOf(`| a | b |\n|---|---|\n| avant ${text} après | fin |`);
}

function valuesOf(nodes: ReturnType<typeof nodesOf>, type: string): readonly string[] {
  return nodes.filter((node) => node.type === type).map(({ value = '' }) => value);
}

describe('a code span', () => {
  it('holds any text as one piece of code in one cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = inCell(codeSpan(text));

        expect(valuesOf(nodes, 'inlineCode')).toHaveLength(1);
        expect(valuesOf(nodes, 'text')).toEqual(['a', 'b', 'avant ', ' après', 'fin']);
        for (const { columns, cells } of tableShapes(nodes)) expect(cells).toBe(columns);
      }),
      runs,
    );
  });

  it.each([
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``a', '``` ``a ```'],
    [' a ', '`  a  `'],
    ['', '` `'],
    ['a\r\nb\nc', '`a ⏎ b ⏎ c`'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a＼\\|b`'],
    ['C:\\x', '`C:\\x`'],
    ['a\u202Eb', '`a⟨U+202E⟩b`'],
    ['\ud83d', '`⟨U+D83D⟩`'],
  ])('shows %j', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('is cut between characters, never inside one', () => {
    expect(codeSpan('🌾'.repeat(9), 5)).toBe('`🌾🌾🌾🌾…`');
    expect(codeSpan('🌾'.repeat(5), 5)).toBe(`\`${'🌾'.repeat(5)}\``);
  });
});

describe('a sentence', () => {
  it('makes nothing of any text but words and code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = inCell(safeSentence(`« ${text} » est pris.`));

        const allowed = ['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode'];
        expect(allowed).toEqual(expect.arrayContaining(nodes.map(({ type }) => type)));
        for (const told of valuesOf(nodes, 'text')) expect(told).not.toMatch(/[@#<>[\]`*_|\\$~]/);
        for (const { columns, cells } of tableShapes(nodes)) expect(cells).toBe(columns);
      }),
      runs,
    );
  });

  it.each([
    ['L’unité a-t-elle un accord ?', 'L’unité a-t-elle un accord ?'],
    ['Voyez « umr-1234 », puis @tous.', 'Voyez « `umr-1234` », puis `@tous`.'],
    ['Libres : « haies », « ur-9804 ».', 'Libres : « `haies` », « `ur-9804` ».'],
    ['La case « Les pilotes ont accepté » manque.', 'La case « Les pilotes ont accepté » manque.'],
    ['Écrivez 65 536 signes (au plus).', 'Écrivez 65 536 signes (au plus).'],
    ['See www.x.example, #12!', 'See `www.x.example`, `#12`!'],
    ['le commit deadbeef1', 'le commit `deadbeef1`'],
  ])('keeps %j readable', (text, safe) => {
    expect(safeSentence(text)).toBe(safe);
  });
});

describe('a fenced block', () => {
  it('ends where it should, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = nodesOf(`avant\n\n${codeBlock(text, 'text')}\n\naprès`);

        expect(valuesOf(nodes, 'code')).toHaveLength(1);
        expect(valuesOf(nodes, 'text')).toEqual(['avant', 'après']);
      }),
      runs,
    );
  });
});
