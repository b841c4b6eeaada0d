/** How user text leaves this project: one encoder for each kind of exit. */

export { frenchSpaces } from './french.ts';
export { escapeHtml } from './html.ts';
export { type HtmlPage, htmlPage } from './html-page.ts';
export { codeBlock, codeSpan, safeSentence } from './markdown.ts';
export { firstUnseen, showUnseen, unseen, withoutUnseen } from './unseen.ts';
