import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../lib/forge/index.ts';
import { BlobsInTurn } from '../../scripts/rim/blobs.ts';

/** Counts how often git is asked. */
class CountingGit extends Git {
  asked = 0;

  override bytes(...words: Parameters<Git['bytes']>): Buffer {
    this.asked += 1;
    return super.bytes(...words);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'fleet-blobs-'));
const git = new CountingGit(folder);
const texts = Array.from({ length: 100 }, (_, nth) => `text ${nth}\n`);
const absent = '0'.repeat(39).concat('1');
let ids: readonly string[] = [];

/** The texts of these ids, asked for in this order, and how often git had to be. */
function read(list: readonly string[], order: readonly string[]) {
  const blobs = new BlobsInTurn(git, list);
  const before = git.asked;
  const said = order.map((id) => blobs.get(id));
  return { said, asked: git.asked - before };
}

beforeAll(() => {
  git.run(['init', '-q']);
  const paths = texts.map((text, nth) => {
    const path = join(folder, `${nth}.txt`);
    writeFileSync(path, text);
    return path;
  });
  const input = `${paths.join('\n')}\n`;
  ids = git.run(['hash-object', '-w', '--stdin-paths'], { input }).split('\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('texts of git read in turn', () => {
  it('are read a few at a time by whoever asks in their order', () => {
    expect(read(ids, ids)).toEqual({ said: texts, asked: 3 });
  });

  it('are the same in any other order', () => {
    expect(read(ids, ids.toReversed()).said).toEqual(texts.toReversed());
    const [first, last] = [ids.slice(0, 1), ids.slice(-1)];
    expect(read(ids, [...last, ...first, ...last]).said).toEqual([
      ...texts.slice(-1),
      ...texts.slice(0, 1),
      ...texts.slice(-1),
    ]);
  });

  it('do not go back for a text that stands at two paths', () => {
    const [shared = ''] = ids;
    const list = [...ids.slice(0, 60), shared, ...ids.slice(60)];

    expect(read(list, list)).toEqual({
      said: [...texts.slice(0, 60), texts[0], ...texts.slice(60)],
      asked: 3,
    });
  });

  it('are undefined for what git does not have, which hides none of the others', () => {
    const [one = '', two = ''] = ids;

    expect(read([one, absent, two], [one, absent, two]).said).toEqual([
      texts[0],
      undefined,
      texts[1],
    ]);
  });

  it('are undefined for what is not in the list, and git is not asked', () => {
    const [one = '', two = ''] = ids;

    expect(read([one], [two])).toEqual({ said: [undefined], asked: 0 });
  });
});
