import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, writeInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../rim/generate-fleet.ts';

/** Made-up instances, the same for the same number. */
export function madeUp(count: number): readonly Instance[] {
  return generateFleet(count, platform);
}

export function writeFleet(folder: string, fleet: readonly Instance[]): void {
  const instances = join(folder, 'instances');
  mkdirSync(instances, { recursive: true });
  for (const instance of fleet) {
    writeFileSync(join(instances, `${instance.slug}.ts`), writeInstance(instance));
  }
}
