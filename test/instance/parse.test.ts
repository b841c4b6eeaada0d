import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FleetError } from '../../lib/base/index.ts';
import { parseInstance, readInstance, writeInstance } from '../../lib/instance/index.ts';
import { base } from './fixtures/index.ts';

const path = 'instances/umr-x.ts';
const header = "import type { Instance } from '../lib/instance/index.ts';\n";
const hostile = new URL('hostile/', import.meta.url);

/** Each problem as `code:line`. */
function problems(text: string, name = path): string[] {
  const reading = readInstance(text, name);
  return reading.ok ? [] : reading.problems.map(({ code, line }) => `${code}:${line}`);
}

/** What a hostile file says of itself: `refused: CODE, CODE` on the line that is refused. */
function expected(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const codes = /refused: (?<codes>[A-Z_, ]+)/.exec(line)?.groups?.['codes'] ?? '';
    return codes.match(/\w+/g)?.map((code) => `${code}:${index + 1}`) ?? [];
  });
}

/** Characters that nobody would see in the fixture are written there as ‹U+202E›. */
function withUnseen(text: string): string {
  return text.replace(/‹U\+(?<point>[0-9A-F]+)›/g, (_, point: string) => {
    return String.fromCodePoint(Number.parseInt(point, 16));
  });
}

describe('a hostile instance file', () => {
  it.each(readdirSync(hostile))('%s is refused, with the line of every reason', (name) => {
    const text = readFileSync(new URL(name, hostile), 'utf8');
    expect(expected(text)).not.toEqual([]);
    expect(problems(withUnseen(text)).sort()).toEqual(expected(text).sort());
  });

  it.each([
    ['brackets', '['.repeat(60_000)],
    ['closed brackets', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['objects', '{a:'.repeat(20_000)],
    ['parentheses', '('.repeat(60_000)],
    ['signs', `${'- '.repeat(30_000)}1`],
    ['negations', `${'!'.repeat(60_000)}1`],
    ['words', `${'typeof '.repeat(8_000)}1`],
    ['loops', `0; ${'do '.repeat(20_000)}`],
    ['labels', `0; {${'a:'.repeat(30_000)}0}`],
    ['arrows', `${'a=>'.repeat(20_000)}1`],
    ['choices', `a${'?a:a'.repeat(15_000)}`],
    ['brackets behind a quote in a comment', `/* ' */ ${'['.repeat(60_000)}`],
    ['brackets behind an escaped quote', `'\\'', ${'['.repeat(60_000)}`],
    ['brackets on the line after a comment', `// '\n${'['.repeat(60_000)}`],
  ])('that nests without end is refused before the parser sees it: %s', (_, bomb) => {
    const found = problems(`${header}export default ${bomb}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^INSTANCE_NESTING:[23]$/);
  });

  it('of more than 64 kB is refused, counted in bytes', () => {
    const text = writeInstance(base);
    const room = 64 * 1024 - text.length;
    const name = 'haies.ts';
    expect(new TextEncoder().encode(text).length).toBeGreaterThan(text.length);
    expect(problems(`${text}//${'x'.repeat(room - 100)}`, name)).toEqual([]);
    expect(problems(`${text}//${'é'.repeat(room / 2 + 1)}`, name)).toEqual(['INSTANCE_TOO_LONG:1']);
    expect(problems('é'.repeat(10_000_000), name)).toEqual(['INSTANCE_TOO_LONG:1']);
  });
});

describe('an instance file', () => {
  const text = writeInstance(base);

  it('may hold comments, Windows line ends, quoted keys and double quotes', () => {
    const commented = text
      .replace("slug: 'haies',", '/* why */ "slug": "haies", // the hedges')
      .replaceAll('\n', '\r\n');
    expect(parseInstance(commented, 'instances/haies.ts').instance).toEqual(base);
  });

  it('tells the line of each field, and of none that is not written', () => {
    const { lineOf } = parseInstance(text, 'instances/haies.ts');
    const lines = text.split('\n');
    const lineText = (field: string) => lines[(lineOf(field) ?? 0) - 1]?.trim();
    expect(lineText('slug')).toBe("slug: 'haies',");
    expect(lineText('entity.supervisors[1]')).toMatch(/^supervisors: .*Trois-Vallées/);
    expect(lineText('pilots[1]')).toBe('{');
    expect(lineText('pilots[1].ref')).toBe("ref: 'inrea-000102',");
    expect(lineText('pilots[1].mandate.until')).toMatch(/^mandate: .*until/);
    expect(lineOf('pilots[2]')).toBeUndefined();
    expect(lineOf('toString')).toBeUndefined();
  });

  it.each([
    ['slug: ', 'slugg: ', 'INSTANCE_FIELD_UNKNOWN', 'slugg', 'Did you mean slug?'],
    ['  cluster: ', '  clutser: ', 'INSTANCE_FIELD_UNKNOWN', 'clutser', 'Did you mean cluster?'],
    ['until: ', 'untill: ', 'INSTANCE_FIELD_UNKNOWN', 'pilots[0].mandate.untill', 'until?'],
    ["kind: 'umr'", "kind: 'umrr'", 'INSTANCE_FIELD_VALUE', 'entity.kind', 'Did you mean umr?'],
    ["state: 'active'", "state: 'activ'", 'INSTANCE_FIELD_VALUE', 'state', 'Did you mean active?'],
    ["  size: 'S',\n", '', 'INSTANCE_FIELD_MISSING', 'size', 'Add it'],
    ['expectedUsers: 25', 'expectedUsers: -25', 'INSTANCE_FIELD_VALUE', 'expectedUsers', 'Write'],
    ['expectedUsers: 25', 'expectedUsers: 2.5', 'INSTANCE_FIELD_VALUE', 'expectedUsers', 'Write'],
    ['expectedUsers: 25', 'expectedUsers: null', 'INSTANCE_FIELD_VALUE', 'expectedUsers', 'Write'],
    ['2027-10-18', '2027-02-30', 'INSTANCE_FIELD_VALUE', 'reviewOn', 'Write'],
    ['schemaVersion: 1', 'schemaVersion: 2', 'INSTANCE_FIELD_VALUE', 'schemaVersion', 'Write'],
    ["slug: 'haies'", "slug: 'talus'", 'INSTANCE_FILE_NAME', 'slug', 'Name the file talus.ts'],
  ])('with %j for %j is refused: %s at %s', (good, wrong, code, field, fix) => {
    const reading = readInstance(text.replace(good, wrong), 'instances/haies.ts');
    expect(reading.ok).toBe(false);
    const found = reading.ok ? [] : reading.problems;
    const problem = found.find((one) => one.field === field);
    expect(problem?.code).toBe(code);
    expect(problem?.fix).toContain(fix);
    expect(text.replace(good, wrong).split('\n')[(problem?.line ?? 0) - 1]).toContain(
      code === 'INSTANCE_FIELD_MISSING' ? 'export default' : wrong.trim().split(':')[0],
    );
  });

  it('whose union is of another kind is told the keys of that kind', () => {
    const reading = readInstance(
      text.replace("kind: 'ordinary'", "kind: 'personal-data', decison: 'DPO-1'"),
      'instances/haies.ts',
    );
    expect(reading.ok ? [] : reading.problems.map(({ field, fix }) => [field, fix])).toEqual([
      ['classification.decision', expect.stringContaining('Add it')],
      ['classification.decison', 'Did you mean decision?'],
    ]);
  });

  it('with several problems has all of them in one error, each with file and line', () => {
    const wrong = text.replace("size: 'S'", "size: 'XL'").replace('2027-10-18', 'soon');
    const error = caught(() => parseInstance(wrong, 'instances/haies.ts'));
    expect(error.code).toBe('INSTANCE_FIELD_VALUE');
    expect(error.message).toMatch(/^instances\/haies\.ts: 2 problems:\n/);
    expect(error.message).toMatch(/\n {2}instances\/haies\.ts:\d+: size: /);
    expect(error.message).toMatch(/\n {2}instances\/haies\.ts:\d+: reviewOn: /);
    expect(caught(() => parseInstance('', path)).code).toBe('INSTANCE_PROBLEMS');
  });
});

// --- internal ---

function caught(work: () => unknown): FleetError {
  try {
    work();
  } catch (error) {
    if (error instanceof FleetError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
