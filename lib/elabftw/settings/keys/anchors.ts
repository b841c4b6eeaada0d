import { boolean, integer, type Setting, text } from '../setting.ts';

/** Other anchors. facts/elabftw.md 6.1. */
export const anchors = {
  blox_enabled: boolean('1'),
  blox_anon: boolean('0'),
  keeex_enabled: boolean('0'),
  keeex_host: text('keeex'),
  keeex_port: integer('8080', 1, 65_535),
} as const satisfies Record<string, Setting>;
