import { type Node, treeOf } from './markdown.ts';

/** A comment as a forge shows it, and what the forge took it to say beside text. */
export interface ForgePage {
  readonly html: string;
  /** Names that were called: `@inrea/eln-maintainers`. */
  readonly mentions: readonly string[];
  /** Issues, merge requests, commits, labels that were linked, and issues that would be closed. */
  readonly references: readonly string[];
  /** GitLab's quick actions: lines that begin with a slash. */
  readonly commands: readonly string[];
}

/**
 * A model of what GitHub and GitLab do with a comment: Markdown with their extensions, HTML
 * cut down to what they admit, then names, references and short codes looked for in the text
 * outside code. GitLab takes quick actions out of the source before, outside code blocks.
 *
 * @throws when the comment holds a kind of Markdown that this project never writes.
 */
export function forgeHtml(
  markdown: string,
  forge: 'github' | 'gitlab',
  tree: Node = treeOf(markdown),
): ForgePage {
  const found = { mentions: [] as string[], references: [] as string[] };
  const commands = forge === 'gitlab' ? quickActions(markdown) : [];
  const html = written(tree, { forge, found, rowTag: 'td' });
  return { html, ...found, commands };
}

// --- internal ---

interface Page {
  readonly forge: 'github' | 'gitlab';
  readonly found: { readonly mentions: string[]; readonly references: string[] };
  readonly rowTag: 'th' | 'td';
}

/** Line by line, as GitLab looks for them; only a fence at the beginning of a line hides some. */
function quickActions(markdown: string): readonly string[] {
  let fence = '';
  return markdown.split('\n').filter((line) => {
    const run = /^ {0,3}(?<run>`{3,}|~{3,})/.exec(line)?.groups?.['run'] ?? '';
    if (fence === '') fence = run;
    else if (run.startsWith(fence)) fence = '';
    return fence === '' && /^\s*\/[a-z]/.test(line);
  });
}

function written(node: Node, page: Page): string {
  const { type, value = '', children = [] } = node;
  const inside = () => children.map((child) => written(child, page)).join('');
  switch (type) {
    case 'root':
      return inside();
    case 'heading':
      return `<h${node.depth}>${inside()}</h${node.depth}>\n`;
    case 'paragraph':
      return `<p>${inside()}</p>\n`;
    case 'text':
      return linked(value, page);
    case 'code':
      return `<pre><code>${escaped(value)}</code></pre>\n`;
    case 'inlineCode':
      return `<code>${escaped(value)}</code>`;
    case 'strong':
      return `<strong>${inside()}</strong>`;
    case 'break':
      return '<br>\n';
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>\n`;
    case 'list':
      return node.ordered ? `<ol>${inside()}</ol>\n` : `<ul>${inside()}</ul>\n`;
    case 'listItem':
      return `<li>${inside()}</li>\n`;
    case 'link':
      return `<a href="${escaped(node.url ?? '')}" rel="nofollow">${inside()}</a>`;
    case 'html':
      return admitted(value);
    case 'table':
      return `<table>${children
        .map((row, at) => written(row, { ...page, rowTag: at === 0 ? 'th' : 'td' }))
        .join('')}</table>\n`;
    case 'tableRow':
      return `<tr>${inside()}</tr>\n`;
    case 'tableCell':
      return `<${page.rowTag}>${inside()}</${page.rowTag}>`;
    default:
      throw new Error(
        `A comment of ours never holds ${type}: ${JSON.stringify(node).slice(0, 200)}`,
      );
  }
}

/** Tags that both forges let through, without attributes; comments are dropped, all else is shown. */
function admitted(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, '')
    .split(/(<\/?(?:details|summary|br|code)>)/)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('');
}

const mention = /(?<![\w/`])@[a-z0-9][\w.-]*(?:\/[\w.-]+)*/gi;
const reference = new RegExp(
  [
    /(?<![\w&])(?:[\w.-]+\/[\w.-]+)?[#!]\d+/,
    /\bGH-\d+/,
    /(?<![\w~])~(?:"[^"]+"|[a-z][\w:-]*)/,
    /(?<!\w)%(?:"[^"]+"|\d+)/,
    /(?<!\w)&\d+/,
    /(?<!\w)\$\d+/,
    /\[(?:vulnerability|feature_flag|issue|epic):[^\]]+\]/,
    /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/,
    /:[a-z0-9_+-]+:/,
    /\bhttps?:\/\/\S+|\bwww\.\S+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function linked(text: string, { found }: Page): string {
  found.references.push(...(text.match(reference) ?? []));
  found.mentions.push(...(text.match(mention) ?? []));
  return escaped(text).replace(mention, '<span class="mention">$&</span>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
