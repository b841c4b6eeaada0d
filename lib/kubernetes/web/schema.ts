import type { Resolved } from '../../instance/index.ts';
import { jobBudget } from '../budget.ts';
import { imageReference } from '../image.ts';
import { phpProgram } from '../php.ts';
import { container } from '../pod.ts';
import type { Container, EnvironmentVariable, VolumeMount } from '../types.ts';

/** Volume in which the last backup leaves its receipt, for the migration to find. */
export const receiptVolume = 'receipt';

/**
 * The two steps of law 7 that run when the old pod is gone and the new one has not
 * begun: the last quiet backup, then the migration, which does nothing without that
 * backup's receipt. An ordinary restart passes both within a second.
 */
export function schemaSteps(
  resolved: Resolved,
  env: readonly EnvironmentVariable[],
  mounts: readonly VolumeMount[],
): readonly Container[] {
  return (['last-backup', 'migrate'] as const).map((name) =>
    container({
      name,
      image: imageReference(resolved.elabftw),
      user: 'elabftw',
      budget: jobBudget,
      command: phpProgram(`${name}.php`),
      env,
      volumeMounts: [
        ...mounts,
        {
          name: receiptVolume,
          mountPath: '/receipt',
          ...(name === 'migrate' ? { readOnly: true } : {}),
        },
      ],
    }),
  );
}
