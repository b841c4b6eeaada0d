import {
  type Report,
  reportHtml,
  reportMarkdown,
  reportTerminal,
} from '../../../generators/review/index.ts';

/** A terminal without colours. */
export const plain = {
  width: 80,
  paint: (_: string, text: string) => text,
  command: 'fleet review',
};

/** One report in every form in which a reader may get it. */
export function formsOf(report: Report): Readonly<Record<string, string>> {
  return {
    json: JSON.stringify(report, null, 2),
    markdown: reportMarkdown(report),
    long: reportMarkdown(report, { limit: 1_000_000 }),
    html: reportHtml(report),
    terminal: reportTerminal(report, plain),
  };
}
