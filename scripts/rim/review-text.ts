import {
  commentLimits,
  plainCommand,
  type Report,
  reportHtml,
  reportMarkdown,
  reportTerminal,
} from '../../generators/review/index.ts';
import { oneOf } from './arguments.ts';
import { styled } from './terminal.ts';
import { usage } from './usage.ts';

const reviewFormats = ['markdown', 'json', 'html', 'terminal'] as const;

/** How a report is wanted, as words of the command line. */
export interface Wanted {
  /** Without it: for people on a terminal, Markdown everywhere else. */
  readonly format?: string | undefined;
  /** The forge whose longest comment is the limit. */
  readonly forge?: string | undefined;
  /** Instead of the forge's own limit. */
  readonly limit?: string | undefined;
}

/** Makes text of a report; made before the report is, so that wrong words cost no time. */
export type Writer = (report: Report, command?: string) => string;

/** @throws {FleetError} `USAGE`. */
export function reviewWriter({ format, forge, limit }: Wanted): Writer {
  const longest = limitOf(limit, forge);
  const kind = format === undefined ? undefined : oneOf('format', format, reviewFormats);
  switch (kind ?? (process.stdout.isTTY ? 'terminal' : 'markdown')) {
    case 'json':
      return (report) => `${JSON.stringify(report, null, 2)}\n`;
    case 'html':
      return (report) => reportHtml(report);
    case 'terminal':
      return (report, command = plainCommand) =>
        reportTerminal(report, { width: widthOfTerminal(), paint: styled, command });
    case 'markdown':
      return (report, command = plainCommand) =>
        reportMarkdown(report, { limit: longest, command });
  }
}

// --- internal ---

function limitOf(limit: string | undefined, forge: string | undefined): number {
  const place = forge === undefined ? 'github' : oneOf('forge', forge, ['github', 'gitlab']);
  if (limit === undefined) return commentLimits[place];
  if (/^\d{3,7}$/.test(limit)) return Number(limit);
  throw usage(`--limit: ${limit} is no length.`, 'Give 100 or more.');
}

/** At most 80 columns, as all tables of the command are; fewer where there are fewer. */
function widthOfTerminal(): number {
  return Math.max(40, Math.min(80, process.stdout.columns || 80));
}
