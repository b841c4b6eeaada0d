import { join } from 'node:path';
import { print, remark } from '../rim/terminal.ts';
import { madeUp, writeFleet } from './made-up-fleet.ts';
import { judge, type Measured, measured, seconds } from './measure.ts';

const sizes = [10, 100, 1000] as const;
const targets = { seconds: 15, memoryMb: 400 } as const;

/**
 * Measures `fleet render` on 10, 100 and 1,000 made-up instances: time and memory of a
 * first run, and of a second one that must write nothing. Each lies in a folder of its own
 * below `root`, named by how many they are.
 */
export async function benchRender(root: string): Promise<void> {
  print('instances   first run   ms each   second run   rewritten   memory');
  const rows = [];
  for (const count of sizes) {
    remark(`making ${count} instances…`);
    const folder = join(root, String(count));
    writeFleet(folder, madeUp(count));
    const first = await measured(folder, ['render']);
    const second = await measured(folder, ['render']);
    rows.push({ count, first, second });
    print(
      [
        String(count).padStart(9),
        seconds(first.ms).padStart(12),
        (first.ms / count).toFixed(1).padStart(10),
        seconds(second.ms).padStart(13),
        String(written(second)).padStart(12),
        `${first.memoryMb} MB`.padStart(9),
      ].join(''),
    );
  }
  const [small, middle, large] = rows;
  if (small === undefined || middle === undefined || large === undefined) return;
  const marginal = [slope(small, middle), slope(middle, large)] as const;
  print(
    `one instance more costs ${marginal[0].toFixed(1)} ms up to 100, ${marginal[1].toFixed(1)} ms up to 1,000`,
  );
  judge('1,000 instances', large.first.ms / 1000, targets.seconds, 's');
  judge('memory', large.first.memoryMb, targets.memoryMb, 'MB');
  judge('files rewritten by a second run', written(large.second), 0, '');
}

// --- internal ---

interface Row {
  readonly count: number;
  readonly first: Measured;
}

/** Without what a run costs whatever the fleet is: start, loading, the clusters' files. */
function slope(a: Row, b: Row): number {
  return (b.first.ms - a.first.ms) / (b.count - a.count);
}

function written({ stdout }: Measured): number {
  return Number(/(\d+) files? written/.exec(stdout)?.[1]);
}
