import { FleetError } from '../../../lib/base/index.ts';
import { type Instance, parseInstance, writeInstance } from '../../../lib/instance/index.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** A file that a request adds to the repository. */
export interface RequestFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The instance that an accepted request asks for.
 *
 * @throws {FleetError} `REQUEST_REFUSED` when the verdict is not `ok`.
 */
export function instanceFromVerdict({ instance, slug }: Verdict): Instance {
  if (instance !== null) return instance;
  throw new FleetError({
    code: 'REQUEST_REFUSED',
    what: 'A refused request makes no instance.',
    ...(slug === null ? {} : { where: slug }),
    fix: 'Correct the request first: fleet request check tells what is wrong.',
  });
}

/**
 * The instance's file, read back and compared before it is handed out: what a
 * reviewer sees is what the request says, and data only.
 *
 * @throws {FleetError} `REQUEST_REFUSED`; `REQUEST_FILE` when the text does not say the same.
 */
export function requestFiles(verdict: Verdict): readonly RequestFile[] {
  const instance = instanceFromVerdict(verdict);
  const path = `instances/${instance.slug}.ts`;
  const text = writeInstance(instance);
  const back = parseInstance(text, path).instance;
  if (JSON.stringify(back) !== JSON.stringify(instance)) {
    throw new FleetError({
      code: 'REQUEST_FILE',
      what: 'The written file does not say what the request says.',
      where: path,
      fix: 'Report this: the encoder in lib/instance/file is at fault.',
    });
  }
  return [{ path, text }];
}
