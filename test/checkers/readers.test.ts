import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionlintOutcome, actionlintReport } from '../../scripts/checkers/external/actionlint.ts';
import { gitleaksOutcome, gitleaksReport } from '../../scripts/checkers/external/gitleaks.ts';
import { read } from '../../scripts/checkers/external/output.ts';
import { workflowFiles } from '../../scripts/checkers/external/workflows.ts';
import { zizmorOutcome, zizmorReport } from '../../scripts/checkers/external/zizmor.ts';
import { biomeOutcome, biomeReport, fleetOutcome, tscOutcome } from '../../scripts/checkers/own.ts';

// Cut down from what each program printed, of the version that .ci/checkers pins.

describe('gitleaks', () => {
  it('names file and line as they lie in the repository', () => {
    const report = gitleaksReport.parse([
      {
        RuleID: 'private-key',
        Description: 'Identified a key',
        File: '/copy/lib/a.ts',
        StartLine: 7,
      },
    ]);

    expect(gitleaksOutcome(report, '/copy', 12)).toEqual({
      looked: 12,
      expected: 1,
      of: 'files',
      complaints: [
        {
          rule: 'private-key',
          object: 'lib/a.ts',
          file: 'lib/a.ts:7',
          message: 'Identified a key',
        },
      ],
    });
  });
});

describe('actionlint and zizmor', () => {
  it('read workflows, and zizmor actions and Dependabot’s orders too', () => {
    const files = [
      '.github/workflows/ci.yml',
      '.github/dependabot.yml',
      'docs/workflows/ci.yml',
      'tools/setup/action.yml',
      '.github/workflows/README.md',
    ];

    expect(workflowFiles(files, 'workflows')).toEqual(['.github/workflows/ci.yml']);
    expect(workflowFiles(files, 'all')).toEqual([
      '.github/workflows/ci.yml',
      '.github/dependabot.yml',
      'tools/setup/action.yml',
    ]);
  });

  it('name the workflow and the line', () => {
    const lint = actionlintReport.parse([
      { message: 'SC2086:info', filepath: '.github/workflows/ci.yml', line: 7, kind: 'shellcheck' },
    ]);
    const place = (kind: string, row: number) => ({
      symbolic: { key: { Local: { verbatim_path: '/r/.github/workflows/ci.yml' } }, kind },
      concrete: { location: { start_point: { row } } },
    });
    const audit = zizmorReport.parse([
      {
        ident: 'unpinned-uses',
        desc: 'unpinned',
        locations: [place('Hidden', 1), place('Primary', 4)],
      },
    ]);

    expect(actionlintOutcome(lint, '/r', 1, 1).complaints).toEqual([
      {
        rule: 'shellcheck',
        object: '.github/workflows/ci.yml',
        file: '.github/workflows/ci.yml:7',
        message: 'SC2086:info',
      },
    ]);
    expect(zizmorOutcome(audit, '/r', 1, 1).complaints).toEqual([
      {
        rule: 'unpinned-uses',
        object: '.github/workflows/ci.yml',
        file: '.github/workflows/ci.yml:5',
        message: 'unpinned',
      },
    ]);
  });
});

describe('the compiler, the linter and the fleet’s own checks', () => {
  it('tsc: a finding a line, and the files that it read', () => {
    const stdout = [
      '/r/lib/a.ts',
      '/r/node_modules/zod/index.d.ts',
      "lib/a.ts(3,5): error TS2322: Type 'string' is not assignable.",
    ].join('\n');

    expect(tscOutcome({ status: 2, stdout, stderr: '' }, '/r')).toEqual({
      looked: 1,
      expected: 1,
      of: 'files',
      complaints: [
        {
          rule: 'TS2322',
          object: 'lib/a.ts',
          file: 'lib/a.ts:3',
          message: "Type 'string' is not assignable.",
        },
      ],
    });
  });

  it('tsc: a crash is no pass', () => {
    const crash = { status: 134, stdout: '', stderr: 'out of memory' };

    expect(() => tscOutcome(crash, '/r')).toThrow('out of memory');
  });

  it('biome: a finding a diagnostic, and the files that it read', () => {
    const report = biomeReport.parse({
      summary: { changed: 0, unchanged: 145 },
      diagnostics: [
        {
          category: 'lint/suspicious/noConsole',
          message: "Don't use console.",
          location: { path: 'lib/a.ts', start: { line: 8, column: 3 } },
        },
      ],
    });

    expect(biomeOutcome(report)).toMatchObject({
      looked: 145,
      complaints: [{ rule: 'lint/suspicious/noConsole', file: 'lib/a.ts:8' }],
    });
  });

  it.each([
    ['✓ dist holds what the fleet renders to: 40 files', 0, 40, []],
    ['4 forms, all as generated', 0, 4, []],
    ['missing  dist/a/b.yaml\nstale    dist/c.yaml\n2 of 40 files', 1, 40, ['missing', 'stale']],
    ['.github/ISSUE_TEMPLATE/new.yml: differs from the definition', 1, 1, ['differs']],
  ])('fleet: %j with status %i', (stdout, status, looked, rules) => {
    const outcome = fleetOutcome('render', { status, stdout, stderr: '' });

    expect([outcome.looked, outcome.complaints.map(({ rule }) => rule)]).toEqual([looked, rules]);
  });

  it.each([
    ['a crash', 3, ''],
    ['a refusal that names no file', 1, 'FLEET_REFUSED: Two instances have this slug.'],
    ['a success that names a file', 0, 'missing  dist/a/b.yaml'],
  ])('fleet: %s is no pass', (_, status, stdout) => {
    expect(() => fleetOutcome('render', { status, stdout, stderr: '' })).toThrow('Run it by hand');
  });
});

describe('what a checker prints', () => {
  const shape = z.array(z.object({ rule: z.string() }));

  it.each([
    ['nothing', ''],
    ['no JSON', 'panic: runtime error'],
    ['JSON cut off', '[{"rule": "a"'],
    ['JSON of another shape', '[{"name": "a"}]'],
  ])('fails the check when it is %s', (_, stdout) => {
    const said = { status: 0, stdout, stderr: 'panic: runtime error' };

    expect(() => read('it', shape, said)).toThrow(/it ended with status 0.*panic: runtime error/s);
  });

  it('is taken at its word otherwise, whatever its status', () => {
    expect(read('it', shape, { status: 1, stdout: '[{"rule": "a"}]', stderr: '' })).toEqual([
      { rule: 'a' },
    ]);
  });
});
