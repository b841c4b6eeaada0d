import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheRoot, kept } from '../../scripts/checkers/install/cache.ts';
import { call, unspoken } from '../../scripts/checkers/install/process.ts';
import { lockedVersion, tools } from '../../scripts/checkers/install/tools.ts';

const root = mkdtempSync(join(tmpdir(), 'fleet-cache-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const locks = join(import.meta.dirname, '..', '..', '.ci', 'checkers');

describe('the cache of tools', () => {
  it.each([
    ['FLEET_CACHE first', { FLEET_CACHE: '/a', XDG_CACHE_HOME: '/b' }, '/a'],
    ['then the place of the system', { XDG_CACHE_HOME: '/b' }, '/b/eln-fleet'],
  ])('lies where it is told: %s', (_, env, place) => {
    expect(cacheRoot(env)).toBe(place);
  });

  it('makes a folder once and finds it ever after', async () => {
    let made = 0;
    const make = async (draft: string): Promise<void> => {
      made += 1;
      await writeFile(join(draft, 'program'), 'whole');
    };

    const first = await kept(root, 'once-1.0', make);
    const second = await kept(root, 'once-1.0', make);

    expect([first, second, made]).toEqual([join(root, 'once-1.0'), first, 1]);
    expect(readFileSync(join(first, 'program'), 'utf8')).toBe('whole');
  });

  it('leaves nothing behind when making fails, and tries again the next time', async () => {
    const failing = kept(root, 'failing-1.0', async (draft) => {
      await writeFile(join(draft, 'half'), '');
      throw new Error('the network went away');
    });

    await expect(failing).rejects.toThrow('the network went away');
    expect(readdirSync(root).filter((name) => name.includes('failing'))).toEqual([]);
    await kept(root, 'failing-1.0', (draft) => writeFile(join(draft, 'program'), ''));
    expect(existsSync(join(root, 'failing-1.0', 'program'))).toBe(true);
  });

  it('lets the first of two runs win, and both have the whole tool', async () => {
    const make = (text: string) => async (draft: string) => {
      await writeFile(join(draft, 'program'), text);
    };

    const places = await Promise.all([
      kept(root, 'race-1.0', make('one')),
      kept(root, 'race-1.0', make('two')),
    ]);

    expect(places[0]).toBe(places[1]);
    expect(['one', 'two']).toContain(readFileSync(join(places[0], 'program'), 'utf8'));
    expect(readdirSync(root).filter((name) => name.startsWith('.draft-'))).toEqual([]);
  });

  it('sweeps away what a killed run left, and leaves alone what a living one makes', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    mkdirSync(join(root, `.draft-${dead}-killed-1.0-abc`));
    mkdirSync(join(root, `.draft-${process.pid}-living-1.0-abc`));

    await kept(root, 'sweeper-1.0', (draft) => writeFile(join(draft, 'program'), ''));

    expect(readdirSync(root).filter((name) => name.startsWith('.draft-'))).toEqual([
      `.draft-${process.pid}-living-1.0-abc`,
    ]);
    rmSync(join(root, `.draft-${process.pid}-living-1.0-abc`), { recursive: true });
  });
});

describe('the lock of a tool', () => {
  it.each(Object.entries(tools))('%s has one, which names its version', (name, tool) => {
    const file = tool.by === 'go' ? 'go.mod' : 'requirements.txt';
    const lock = readFileSync(join(locks, name, file), 'utf8');

    expect(lockedVersion(lock, tool.by === 'go' ? tool.module : name)).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has no folder without a tool that wants it', () => {
    expect(readdirSync(locks).sort()).toEqual(Object.keys(tools).sort());
  });

  it('names no host to fetch from', () => {
    const files = readdirSync(locks, { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((name) => /\.(?:mod|txt)$/.test(name))
      .map((name) => readFileSync(join(locks, name), 'utf8'));

    expect(texts.length).toBeGreaterThan(7);
    for (const text of texts) expect(text).not.toMatch(/https?:\/\/|--(?:extra-)?index-url/);
  });

  it('holds a checksum for every Python package', () => {
    for (const name of ['zizmor', 'checkov']) {
      const lock = readFileSync(join(locks, name, 'requirements.txt'), 'utf8');
      const packages = lock.split(/\n(?=\S)/).filter((text) => text.trim() !== '');

      expect(packages.filter((text) => !text.includes('--hash=sha256:'))).toEqual([]);
    }
  });

  it.each([
    ['require github.com/a/b v1.2.3\n', 'github.com/a/b', '1.2.3'],
    ['require (\n\tgithub.com/a/b v1.2.3 // indirect\n)\n', 'github.com/a/b', '1.2.3'],
    ['x==1\nzizmor==1.32.0 \\\n', 'zizmor', '1.32.0'],
    ['require github.com/a/bc v1.2.3\n', 'github.com/a/b', undefined],
    ['require githubxcom/a/b v1.2.3\n', 'github.com/a/b', undefined],
  ])('reads %j for %s as %s', (lock, name, version) => {
    expect(lockedVersion(lock, name)).toBe(version);
  });
});

describe('running a program', () => {
  it('gives status and both outputs', async () => {
    const script = 'process.stdout.write("out");process.stderr.write("err");process.exitCode=4';

    expect(await call(process.execPath, ['-e', script])).toEqual({
      status: 4,
      stdout: 'out',
      stderr: 'err',
    });
  });

  it('hands over its input without a shell', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';

    expect((await call(process.execPath, ['-e', echo], { input: '$(id); "' })).stdout).toBe(
      '$(id); "',
    );
  });

  it('survives a program that does not read its input', async () => {
    const input = 'x'.repeat(10_000_000);

    expect((await call(process.execPath, ['-e', ''], { input })).status).toBe(0);
  });

  it('says so when there is no such program, or a signal ends it', async () => {
    await expect(call('no-such-program-here', [])).rejects.toMatchObject({
      code: 'CHECK_PROGRAM',
      exit: 3,
    });
    await expect(
      call(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']),
    ).rejects.toThrow('was ended by SIGKILL');
  });

  it('hands over no variable by which a checker could be told to look away', () => {
    const env = { PATH: '/bin', TRIVY_SEVERITY: 'CRITICAL', SHELLCHECK_OPTS: '-e SC2086' };

    expect(unspoken(env)).toEqual({ PATH: '/bin' });
  });

  it('lets the check end at once when there is no such program', () => {
    const module = JSON.stringify(
      join(import.meta.dirname, '../../scripts/checkers/install/process.ts'),
    );
    const script = `const { call } = await import(${module}); await call('no-such-program-here', []).catch(() => 0);`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];

    expect(spawnSync(process.execPath, args, { timeout: 20_000 }).status).toBe(0);
  });

  it('ends a program that hangs', async () => {
    const hanging = call(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], {
      minutes: 0.005,
    });

    await expect(hanging).rejects.toThrow('was ended by SIGKILL');
  });
});
