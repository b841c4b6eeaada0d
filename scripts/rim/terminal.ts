import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Coloured on a terminal that wants colour, plain everywhere else. */
export function styled(
  style: Style,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return stream.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}

/** A result: what the command was asked for. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Progress and remarks, which no pipe should swallow. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
