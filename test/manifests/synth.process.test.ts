import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '../../lib/platform/index.ts';
import { renderFleet } from '../../scripts/rim/render-fleet.ts';
import { repository, run, temporaryFolder, treeOf } from './support/command.ts';

/** The CLI deletes its output folder, so it runs in a copy: never beside the repository's dist/. */
let home: string;
beforeAll(() => {
  home = temporaryFolder();
  for (const name of ['lib', 'generators', 'scripts', 'instances', 'package.json', 'cdk8s.yaml']) {
    cpSync(join(repository, name), join(home, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('npx cdk8s synth', () => {
  it('writes under build/synth, byte for byte, what fleet render writes under dist', async () => {
    mkdirSync(join(home, 'dist'));
    writeFileSync(join(home, 'dist', 'kept'), 'the CLI must not touch dist');
    const cdk8s = join(repository, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

    const ended = await run(process.execPath, [cdk8s, 'synth', '--no-check-upgrade'], home);
    await renderFleet({
      instances: join(home, 'instances'),
      out: join(home, 'rendered'),
      platform,
    });

    expect(ended).toMatchObject({ status: 0 });
    const rendered = treeOf(join(home, 'rendered'));
    expect(Object.keys(rendered).length).toBeGreaterThan(20);
    expect(treeOf(join(home, 'build', 'synth'))).toEqual(rendered);
    expect(treeOf(join(home, 'dist'))).toEqual({ kept: 'the CLI must not touch dist' });
  }, 120_000);
});
