/**
 * Loaded with `node --import` before a command: kills it, as a power cut would, at the
 * Nth thing that it does to the world. Things that count: what is done below one of the
 * roots by a writing function of `fs`, and every run of git.
 *
 *   FLEET_KILL_ROOTS  folders whose effects count, separated as in PATH
 *   FLEET_KILL_AT     number of the effect, from 1; absent: kill nobody
 *   FLEET_KILL_WHEN   before | middle | after; middle of a write leaves half the text,
 *                     middle of anything else is before it
 *   FLEET_KILL_LOG    file that gets one line for each effect
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { delimiter, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isMainThread } from 'node:worker_threads';

const { FLEET_KILL_ROOTS = '', FLEET_KILL_AT, FLEET_KILL_WHEN, FLEET_KILL_LOG } = process.env;
const roots = FLEET_KILL_ROOTS.split(delimiter).filter((root) => root !== '');
const writeFileSync = fs.writeFileSync;
const appendFileSync = fs.appendFileSync;
let effects = 0;
/** Node writes a file through its own exported functions: what happens inside one effect is that effect. */
let inside = false;

/** Functions whose name alone says that they change something; which arguments are paths. */
const writers = {
  appendFile: [0],
  chmod: [0],
  copyFile: [1],
  cp: [1],
  link: [1],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  truncate: [0],
  unlink: [0],
  writeFile: [0],
};

if (isMainThread) {
  for (const [name, paths] of Object.entries(writers)) {
    wrapSync(fs, `${name}Sync`, paths);
    wrapPromise(fs.promises, name, paths);
    refuse(fs, name, paths);
  }
  for (const name of ['createWriteStream', 'open', 'openSync']) refuseWriting(fs, name);
  refuseWriting(fs.promises, 'open');
  for (const name of ['execFileSync', 'spawnSync']) wrapRunSync(name);
  for (const name of ['execFile', 'spawn']) wrapRun(name);
  syncBuiltinESMExports();
}

function wrapSync(home, name, paths) {
  const original = home[name];
  home[name] = function (...args) {
    if (!counts(args, paths)) return original.apply(this, args);
    const step = begin(`${name} ${pathsOf(args, paths)}`, args, name);
    inside = true;
    try {
      return original.apply(this, args);
    } finally {
      inside = false;
      step.end();
    }
  };
}

function wrapPromise(home, name, paths) {
  const original = home[name];
  home[name] = async function (...args) {
    if (!counts(args, paths)) return original.apply(this, args);
    const step = begin(`${name} ${pathsOf(args, paths)}`, args, name);
    const result = await original.apply(this, args);
    step.end();
    return result;
  };
}

function wrapRunSync(name) {
  const original = childProcess[name];
  childProcess[name] = function (...args) {
    if (!isGit(args)) return original.apply(this, args);
    const step = begin(gitWords(args), args, name);
    const result = original.apply(this, args);
    step.end();
    return result;
  };
}

function wrapRun(name) {
  const original = childProcess[name];
  childProcess[name] = function (...args) {
    if (!isGit(args)) return original.apply(this, args);
    const step = begin(gitWords(args), args, name);
    const child = original.apply(this, args);
    child.once('exit', () => step.end());
    return child;
  };
  const promised = original[promisify.custom];
  if (promised === undefined) return;
  childProcess[name][promisify.custom] = async function (...args) {
    if (!isGit(args)) return promised.apply(this, args);
    const step = begin(gitWords(args), args, name);
    const result = await promised.apply(this, args);
    step.end();
    return result;
  };
}

/** An effect that would go uncounted must not go unseen: the command fails, and so the test. */
function refuse(home, name, paths) {
  const original = home[name];
  home[name] = function (...args) {
    if (counts(args, paths)) throw new Error(`test/kill/preload.mjs does not count fs.${name}`);
    return original.apply(this, args);
  };
}

function refuseWriting(home, name) {
  const original = home[name];
  home[name] = function (...args) {
    const flags = name === 'createWriteStream' ? 'w' : (args[1] ?? 'r');
    const writes = typeof flags === 'number' ? (flags & 3) !== 0 : flags !== 'r';
    if (writes && counts(args, [0])) {
      throw new Error(`test/kill/preload.mjs does not count fs.${name}`);
    }
    return original.apply(this, args);
  };
}

function begin(label, args, name) {
  effects += 1;
  if (FLEET_KILL_LOG) appendFileSync(FLEET_KILL_LOG, `${label}\n`);
  const mine = effects === Number(FLEET_KILL_AT);
  if (mine && FLEET_KILL_WHEN === 'middle') {
    if (name.startsWith('writeFile')) {
      inside = true;
      writeFileSync(args[0], half(args[1]), args[2]);
    }
    die();
  }
  if (mine && FLEET_KILL_WHEN === 'before') die();
  return {
    end() {
      if (mine && FLEET_KILL_WHEN === 'after') die();
    },
  };
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

function half(data) {
  return data.slice(0, Math.floor(data.length / 2));
}

function counts(args, paths) {
  if (inside) return false;
  return paths.some((index) => {
    const place = placeOf(args[index]);
    return (
      place !== undefined && roots.some((root) => `${place}${sep}`.startsWith(`${root}${sep}`))
    );
  });
}

function placeOf(value) {
  if (value instanceof URL) return fileURLToPath(value);
  if (Buffer.isBuffer(value)) return resolve(value.toString());
  return typeof value === 'string' ? resolve(value) : undefined;
}

function pathsOf(args, paths) {
  return paths.map((index) => placeOf(args[index])).join(' ');
}

function isGit(args) {
  return /(?:^|[/\\])git(?:\.exe)?$/.test(String(args[0]));
}

function gitWords(args) {
  return `git ${Array.isArray(args[1]) ? args[1].join(' ') : ''}`;
}
