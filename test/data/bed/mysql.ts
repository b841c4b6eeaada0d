import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { cacheRoot, kept } from '../../../scripts/checkers/install/cache.ts';
import { call, tail } from '../../../scripts/checkers/install/process.ts';
import { temporaryFolder } from './folder.ts';

/**
 * MySQL's programs with every library that they need, from Debian unstable (Debian's
 * stable releases have MariaDB only, which eLabFTW refuses), unpacked beside the
 * system. Kept by version; a machine that has one asks no network.
 */
export async function mysqlTree(): Promise<string> {
  const place = join(cacheRoot(), 'mysql');
  const [newest] = existsSync(place)
    ? (await readdir(place))
        .filter((name) => /^\d/.test(name))
        .toSorted(byNumber)
        .reverse()
    : [];
  return newest === undefined ? download() : join(place, newest);
}

/** Small programs of these names that start the real ones with their own libraries. */
export function writeWrappers(folder: string): string {
  const root = join(folder, 'root');
  const loader = find(root, /^ld-linux.*\.so\.\d+$/);
  const libraries = [libraryFolder(root), join(root, 'usr/lib/mysql/private')].join(':');
  const share = join(root, 'usr/share/mysql');
  const more = [
    `--basedir=${join(root, 'usr')}`,
    `--lc-messages-dir=${share}`,
    `--character-sets-dir=${join(share, 'charsets')}`,
    `--plugin-dir=${join(root, 'usr/lib/mysql/plugin')}`,
  ];
  const programs = {
    mysqld: 'usr/sbin',
    mysql: 'usr/bin',
    mysqladmin: 'usr/bin',
    mysqldump: 'usr/bin',
  };
  for (const [name, where] of Object.entries(programs)) {
    const words = [loader, '--library-path', libraries, join(root, where, name)];
    // What the caller says comes first: --defaults-file must be the first word.
    const last = name === 'mysqld' ? more : [`--character-sets-dir=${join(share, 'charsets')}`];
    const quoted = (each: readonly string[]): string => each.map((word) => `'${word}'`).join(' ');
    const file = join(folder, name);
    writeFileSync(
      file,
      `#!/bin/sh\nexec ${quoted(words)} "$@" ${quoted(name === 'mysqld' ? last : [])}\n`,
    );
    chmodSync(file, 0o755);
  }
  return folder;
}

// --- internal ---

async function download(): Promise<string> {
  const state = temporaryFolder('apt');
  try {
    const apt = await ownApt(state);
    await said(apt.call('apt-get', ['update']));
    const policy = await said(apt.call('apt-cache', ['policy', 'mysql-server-core']));
    const version = /Candidate: (?<version>[\w.+~-]+)/.exec(policy)?.groups?.['version'] ?? '';
    if (!/^\d/.test(version)) throw notHad(`Debian unstable names no MySQL:\n${policy}`);
    return await kept(cacheRoot(), join('mysql', version), async (draft) => {
      await said(
        apt.call('apt-get', [
          'install',
          '-y',
          '--download-only',
          'mysql-server-core',
          'mysql-client-core',
        ]),
      );
      const archives = join(state, 'cache/archives');
      for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
        await said(call('dpkg-deb', ['-x', join(archives, file), draft]));
      }
      slim(draft);
      chmodSync(draft, 0o755);
    });
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** An apt that knows of no installed package, so it fetches all that MySQL needs, down to libc. */
async function ownApt(state: string) {
  const targets = await said(call('apt-get', ['indextargets', '--format', '$(SITE)']));
  const mirror = targets.split('\n').find((site) => site !== '' && !site.includes('security'));
  if (mirror === undefined) throw notHad('apt has no Debian mirror.');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await mkdir(join(state, 'state/lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  await writeFile(join(state, 'status'), '');
  await writeFile(join(state, 'sources.list'), `deb [signed-by=${key}] ${mirror} sid main\n`);
  const options = {
    'Dir::Etc::sourcelist': join(state, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': join(state, 'state'),
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': join(state, 'cache'),
    // A mirror may lag behind; what it serves is signed all the same.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Check-Date': 'false',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': 'true',
  };
  const words = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return {
    call: (program: 'apt-get' | 'apt-cache', args: readonly string[]) =>
      call(program, [...words, ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } }),
  };
}

async function said(running: ReturnType<typeof call>): Promise<string> {
  const answer = await running;
  if (answer.status !== 0) throw notHad(tail(answer));
  return answer.stdout;
}

/** Two thirds of it are documentation, Perl and what a test never calls. */
function slim(root: string): void {
  const share = ['doc', 'gcc', 'gdb', 'lintian', 'locale', 'man', 'perl', 'perl5'];
  for (const name of share) rmSync(join(root, 'usr/share', name), { recursive: true, force: true });
}

function libraryFolder(root: string): string {
  const lib = join(root, 'usr/lib');
  return join(lib, readdirSync(lib).find((name) => name.endsWith('-linux-gnu')) ?? '');
}

function find(root: string, name: RegExp): string {
  const places = [libraryFolder(root), join(root, 'usr/lib64'), join(root, 'usr/lib')];
  for (const place of places.filter((each) => existsSync(each))) {
    const file = readdirSync(place).find((each) => name.test(each));
    if (file !== undefined) return join(place, file);
  }
  throw notHad(`No loader in ${root}.`);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function notHad(what: string): FleetError {
  return new FleetError({
    code: 'DATA_BED',
    what: `MySQL cannot be had.\n${what}`,
    fix: 'These tests want a Debian with apt and a mirror that carries unstable (sid).',
    exit: exitStatus.impossible,
  });
}
