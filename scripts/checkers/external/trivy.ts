import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { platform } from '../../../lib/platform/index.ts';
import { call } from '../install/process.ts';
import type { Checker, Complaint, Ground, Outcome } from '../model.ts';
import { read } from './output.ts';

/** `trivy config` with the checks that it was built with, one object a file. */
export const trivy: Checker = {
  name: 'trivy',
  when: 'all',
  async run(ground) {
    const program = join(await ground.tool('trivy'), 'bin', 'trivy');
    const folder = await mkdtemp(join(tmpdir(), 'fleet-trivy-'));
    try {
      const data = join(folder, 'data');
      await mkdir(data);
      await writeFile(join(data, 'fleet.json'), JSON.stringify(trustedRegistries()));
      const outcomes: Outcome[] = [];
      for (const [index, objects] of apart(ground.objects).entries()) {
        const each = join(folder, `objects-${index}`);
        await mkdir(each);
        for (const [number, { object }] of objects.entries()) {
          await writeFile(join(each, `${number}.json`), JSON.stringify(object));
        }
        const places = ['--cache-dir', join(folder, 'cache'), '--config-data', data];
        // From a folder of its own it finds neither configuration nor ignore file.
        const said = await call(program, ['config', ...how, ...places, each], { cwd: folder });
        outcomes.push(trivyOutcome(read('trivy', trivyReport, said), objects));
      }
      return sum(outcomes);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/**
 * It has checks for one kind that do not look at the kind: the scan chooses them
 * when any of its objects is of that kind, and then asks all of its objects. So
 * these kinds are scanned by themselves.
 */
export function apart(objects: Ground['objects']): readonly Ground['objects'][] {
  const alone = ['LimitRange', 'ResourceQuota'];
  return [
    ...alone.map((kind) => objects.filter(({ object }) => object.kind === kind)),
    objects.filter(({ object }) => !alone.includes(object.kind)),
  ].filter((group) => group.length > 0);
}

/** The file that it names is the number of an object. */
export function trivyOutcome({ Results }: TrivyReport, objects: Ground['objects']): Outcome {
  const looked = Results.filter(
    ({ MisconfSummary: { Successes, Failures } }) => Successes + Failures > 0,
  );
  return {
    looked: looked.length,
    expected: objects.length,
    of: 'objects',
    complaints: looked.flatMap(({ Target, Misconfigurations = [] }) =>
      Misconfigurations.filter(({ Status }) => Status !== 'PASS').map(
        ({ ID, Message }): Complaint => {
          const found = objects[Number.parseInt(Target, 10)];
          return {
            rule: ID,
            object: found?.id ?? Target,
            file: found?.file ?? Target,
            message: Message,
          };
        },
      ),
    ),
  };
}

export const trivyReport = z.object({
  Results: z
    .array(
      z.object({
        Target: z.string(),
        MisconfSummary: z.object({ Successes: z.number(), Failures: z.number() }),
        Misconfigurations: z
          .array(
            z.object({
              ID: z.string(),
              Message: z.string(),
              Status: z.string(),
            }),
          )
          .optional(),
      }),
    )
    .default([]),
});
export type TrivyReport = z.infer<typeof trivyReport>;

// --- internal ---

const how = [
  ...['--format', 'json', '--quiet', '--misconfig-scanners', 'kubernetes'],
  ...['--skip-check-update', '--skip-version-check', '--disable-telemetry'],
  // Its own is 5 minutes, which a large fleet outgrows.
  ...['--timeout', '60m'],
];

function sum(outcomes: readonly Outcome[]): Outcome {
  const total = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((before, outcome) => before + of(outcome), 0);
  return {
    looked: total(({ looked }) => looked),
    expected: total(({ expected }) => expected),
    of: 'objects',
    complaints: outcomes.flatMap(({ complaints }) => complaints),
  };
}

/** Left to itself it trusts three clouds; here, the registries that lib/platform pins images of. */
function trustedRegistries(): unknown {
  const { elabftw, mysql } = platform.releases;
  const registries = [...elabftw, ...mysql].map(({ image }) => image.split('/')[0] ?? image);
  return { ksv0125: { trusted_registries: [...new Set(registries)] } };
}
