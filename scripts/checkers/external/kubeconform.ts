import { join, relative } from 'node:path';
import { z } from 'zod';
import { call } from '../install/process.ts';
import type { Checker, Complaint, Ground, Outcome } from '../model.ts';
import { read } from './output.ts';

/** Every field of every object, against the schemas of one Kubernetes version and of the CRDs. */
export function kubeconform(kubernetes: string): Checker {
  return {
    name: `kubeconform ${kubernetes}`,
    when: 'always',
    async run(ground) {
      const program = join(await ground.tool('kubeconform'), 'bin', 'kubeconform');
      const schemas = await ground.schemas(kubernetes);
      const args = ['-strict', '-verbose', '-summary', '-output', 'json'];
      const places = schemas.flatMap((template) => ['-schema-location', template]);
      const said = await call(program, [...args, ...places, ...ground.manifests]);
      return kubeconformOutcome(read('kubeconform', kubeconformReport, said), ground);
    },
  };
}

/** Every resource must be called valid; one that it skipped was not looked at. */
export function kubeconformOutcome(
  { resources }: KubeconformReport,
  { root, objects }: Pick<Ground, 'root' | 'objects'>,
): Outcome {
  const seen = resources.filter(({ status }) => status !== 'statusSkipped');
  return {
    looked: seen.length,
    expected: objects.length,
    of: 'objects',
    complaints: seen
      .filter(({ status }) => status !== 'statusValid')
      .map((resource): Complaint => {
        const file = relative(root, resource.filename);
        return {
          rule: resource.status === 'statusInvalid' ? 'schema' : 'unreadable',
          object: idOf(resource, file, objects),
          file,
          message: resource.msg.replace(/^.*?jsonschema validation failed with '[^']*' - /s, ''),
        };
      }),
  };
}

export const kubeconformReport = z.object({
  resources: z.array(
    z.object({
      filename: z.string(),
      kind: z.string(),
      name: z.string(),
      status: z.string(),
      msg: z.string(),
    }),
  ),
});
export type KubeconformReport = z.infer<typeof kubeconformReport>;

// --- internal ---

/** It names no namespace: the object of that kind and name in that file has one. */
function idOf(
  { kind, name }: { readonly kind: string; readonly name: string },
  file: string,
  objects: Ground['objects'],
): string {
  const found = objects.find(
    ({ object, file: own }) =>
      own === file && object.kind === kind && object.metadata.name === name,
  );
  return found?.id ?? `${kind}/${name}`;
}
