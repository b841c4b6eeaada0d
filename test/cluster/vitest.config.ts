import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, the longest first: what is begun last must be short. */
const long = ['scale', 'faults', 'whole-fleet', 'upgrade', 'accidents', 'drift', 'isolation'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return found === -1 ? long.length : found;
}

/** Tests on the real thing: `npm run test:cluster`. Each file sets up a bed of its own. */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    // A bed waits more than it works: two of them share two cores well, three do not.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // What a test waits for has its own deadline, which says what was missing.
    testTimeout: 7_200_000,
    hookTimeout: 1_800_000,
    // A stage is built up test by test: the rest of a file says nothing after a failure.
    bail: 0,
    reporters: ['verbose'],
  },
});
