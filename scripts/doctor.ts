import { defineCommand } from 'citty';
import { accepted, type Finding } from '../lib/base/index.ts';
import { checkPlatform, platform } from '../lib/platform/index.ts';
import { today } from './rim/clock.ts';
import { checkMachine } from './rim/machine.ts';
import { print, styled } from './rim/terminal.ts';

export const command = defineCommand({
  meta: {
    name: 'doctor',
    description: 'What this machine and this configuration lack, and how to mend it',
  },
  args: {
    json: { type: 'boolean', description: 'Print the findings as JSON, version 1' },
    today: { type: 'string', description: 'Judge as of this day', valueHint: 'YYYY-MM-DD' },
  },
  run({ args }) {
    const findings = [...checkMachine(), ...checkPlatform(platform, today(args.today))];
    const ok = accepted(findings);
    if (args.json) print(JSON.stringify({ version: 1, ok, findings }, null, 2));
    else print([...findings.map(told), summary(findings)].join('\n'));
    if (!ok) process.exitCode = 1;
  },
});

// --- internal ---

function told({ level, code, field, en, fix }: Finding): string {
  const sign = level === 'error' ? styled('red', '✗') : styled('yellow', '!');
  return `${sign} ${en}\n  ${fix.en}\n  (${field === undefined ? code : `${code}, ${field}`})\n`;
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return `${errors} to mend, ${findings.length - errors} to look at`;
}
