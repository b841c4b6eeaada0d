import { defineCommand } from 'citty';
import { accepted, type Finding } from '../lib/base/index.ts';
import type { SetupFact } from '../lib/forge/set-up.ts';
import { checkPlatform, platform } from '../lib/platform/index.ts';
import { oneOf } from './rim/arguments.ts';
import { today } from './rim/clock.ts';
import { inspectForge } from './rim/inspect-forge.ts';
import { checkMachine } from './rim/machine.ts';
import { print, styled } from './rim/terminal.ts';

export const command = defineCommand({
  meta: {
    name: 'doctor',
    description: 'What this machine and this configuration lack, and how to mend it',
  },
  args: {
    forge: {
      type: 'string',
      description: 'Look at the set-up of the forge too: github or gitlab',
      valueHint: 'FORGE',
    },
    json: { type: 'boolean', description: 'Print the findings as JSON, version 1' },
    today: { type: 'string', description: 'Judge as of this day', valueHint: 'YYYY-MM-DD' },
  },
  async run({ args }) {
    const day = today(args.today);
    const kind = args.forge === undefined ? undefined : oneOf('forge', args.forge, forges);
    const findings = [...checkMachine(), ...checkPlatform(platform, day)];
    const setup =
      kind === undefined
        ? []
        : await inspectForge(platform, { kind, environment: process.env, today: day });
    print(args.json ? written({ findings, setup }, kind) : told({ findings, setup }));
    if (!isGood({ findings, setup })) process.exitCode = 1;
  },
});

/** What was found, in words for a person. */
export function told({ findings, setup }: Diagnosis): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const missing = setup.filter(({ state }) => state === 'missing').length;
  const unknown = setup.filter(({ state }) => state === 'unknown').length;
  const warnings = findings.length - errors;
  return [
    ...findings.map(findingText),
    ...setup.map(factText),
    `${errors + missing} to mend, ${warnings + unknown} to look at`,
  ].join('\n');
}

export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Of the forge; empty where nobody asked for it. */
  readonly setup: readonly SetupFact[];
}

// --- internal ---

const forges = ['github', 'gitlab'] as const;

function isGood({ findings, setup }: Diagnosis): boolean {
  return accepted(findings) && setup.every(({ state }) => state !== 'missing');
}

function written(diagnosis: Diagnosis, kind: string | undefined): string {
  const { findings, setup } = diagnosis;
  const forge = kind === undefined ? {} : { forge: kind, setup };
  return JSON.stringify({ version: 1, ok: isGood(diagnosis), findings, ...forge }, null, 2);
}

function findingText({ level, code, field, en, fix }: Finding): string {
  const sign = level === 'error' ? styled('red', '✗') : styled('yellow', '!');
  return `${sign} ${en}\n  ${fix.en}\n  (${field === undefined ? code : `${code}, ${field}`})\n`;
}

function factText({ id, state, en, fix }: SetupFact): string {
  if (state === 'ok') return `${styled('green', '✓')} ${en}\n  (${id})\n`;
  const sign = state === 'missing' ? styled('red', '✗') : styled('yellow', '?');
  return `${sign} ${en}\n${fix === null ? '' : `  ${fix.en}\n`}  (${id})\n`;
}
