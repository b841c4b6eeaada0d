import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { needProgram } from '../../data/bed/need.ts';

/** What distributions call it; Debian's package is named like the first. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** The machine's own browser, started. @throws when there is none and none can be installed. */
export async function launch(): Promise<Browser> {
  if (found() === undefined) await needProgram('chromium');
  const executablePath = found();
  if (executablePath === undefined) throw new Error('Chromium is on no folder of PATH.');
  // Its sandbox cannot be had by root, as which containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

// --- internal ---

function found(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
