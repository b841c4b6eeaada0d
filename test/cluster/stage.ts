import { afterAll, beforeAll, it } from 'vitest';
import { clusterNamed } from './bed/fleet.ts';
import { type Stage, type StageOptions, setStage } from './bed/stage.ts';

/**
 * A stage for the tests of one file: set before the first, closed after the last. What
 * the actor could not play is a failure of the file.
 */
export function useStage(cluster: string, options: StageOptions = {}): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await setStage(clusterNamed(cluster), { ...options, tell: say });
    say(`on ${stage.bed.title}`);
  });
  afterAll(async () => {
    await stage?.close();
    const [failure] = stage?.actor.failures ?? [];
    if (failure !== undefined) throw failure;
  });
  return () => {
    if (stage === undefined) throw new Error('the stage is not set');
    return stage;
  };
}

/**
 * A test that reads the audit log or kills programs: somebody else's cluster
 * (`FLEET_KUBECONFIG`) lets nobody do so, and there it is reported as skipped.
 */
export const itOnOwnBed = it.skipIf(Boolean(process.env['FLEET_KUBECONFIG']));

/** A line beside the tests' own: what they run on, how long something took. */
export function say(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
