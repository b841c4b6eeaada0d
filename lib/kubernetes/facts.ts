import { FleetError } from '../base/index.ts';
import { type ContainerFacts, generations } from '../elabftw/index.ts';
import type { Resolved } from '../instance/index.ts';

/**
 * Facts of the container that an instance runs.
 *
 * @throws {FleetError} `GENERATION_NOT_RENDERED` for a release that needs root: it
 * is there to import from and to audit, never to run.
 */
export function containerFacts({ slug, elabftw }: Resolved): ContainerFacts {
  const facts = generations[elabftw.generation];
  if (facts.unprivileged) return facts;
  throw new FleetError({
    code: 'GENERATION_NOT_RENDERED',
    what: `eLabFTW ${elabftw.version} runs as root, which no cluster of this fleet admits.`,
    where: `instances/${slug}.ts`,
    fix: 'Choose a release of container generation 6 or newer, by ring or by pin.',
  });
}
