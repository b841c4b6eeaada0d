import { expect } from 'vitest';
import { type Answer, prefilledLink } from '../../../generators/request/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { forgeHtml } from './forge-html.ts';
import { type Node, nodesIn, tableShapes, treeOf } from './markdown.ts';
import { kinds } from './samples.ts';

/** What the comment itself may write in HTML. */
const ownHtml =
  /<\/?details>|<br>|<summary>[^<>]*<\/summary>|<!-- eln-record [a-z0-9 =-]+ -->|<!-- eln-request [A-Za-z0-9+/]+=* -->/g;

/** Addresses that the bot itself may link: help, the form, notebooks of the fleet. */
export function ownLinks(answer: Pick<Answer, 'prefilled' | 'verdict'> | null): readonly string[] {
  const hosts = answer?.verdict.questions.flatMap(({ instances }) => instances) ?? [];
  return [
    platform.institute.support.url,
    ...kinds.map((kind) => prefilledLink(kind, new Map(), platform.institute.forge)),
    ...(answer?.prefilled ? [answer.prefilled] : []),
    ...hosts.flatMap(({ host }) => (host === null ? [] : [`https://${host}/`])),
  ];
}

/**
 * Everything that a requester's text must never become in a comment. `secret` stands in
 * every hostile text: it may be seen in code only.
 */
export function expectHarmless(
  markdown: string,
  links: readonly string[] = ownLinks(null),
  secret = 'Zq7',
): void {
  const tree = treeOf(markdown);
  const nodes = nodesIn(tree);
  expect(nodes.filter(({ type }) => /image|definition|footnote|reference/i.test(type))).toEqual([]);
  for (const node of nodes.filter(({ type }) => type === 'link')) {
    expect(links, 'a link that the bot did not make').toContain(node.url);
    expect(wordsOf(node)).not.toContain(secret);
  }
  for (const { value = '' } of nodes.filter(({ type }) => type === 'html')) {
    expect(value.replace(ownHtml, '').trim()).toBe('');
  }
  // A fence that a requester opened would show as a block of code: we write none.
  expect(nodes.filter(({ type }) => type === 'code')).toEqual([]);
  for (const { columns, cells } of tableShapes(nodes)) expect(cells).toBe(columns);
  const html = nodes.map(({ type, value = '' }) => (type === 'html' ? value : '')).join('');
  expect(html.split('<details>').length).toBe(html.split('</details>').length);
  const told = nodes.filter(({ type }) => type === 'text').map(({ value = '' }) => value);
  for (const text of told) expect(text).not.toContain(secret);
  for (const forge of ['github', 'gitlab'] as const) {
    const { mentions, references, commands } = forgeHtml(markdown, forge, tree);
    expect(mentions.filter((name) => !teams.includes(name))).toEqual([]);
    expect(references).toEqual([]);
    expect(commands).toEqual([]);
  }
}

// --- internal ---

const teams: readonly string[] = Object.values(platform.institute.forge.teams);

function wordsOf({ value = '', children = [] }: Node): string {
  return value + children.map(wordsOf).join('');
}
