import { join } from 'node:path';
import { z } from 'zod';
import { call } from '../install/process.ts';
import type { Checker, Complaint, Ground, Outcome, Rendered } from '../model.ts';
import { at, containersOf, type Fields, lasting, podOf } from '../pods.ts';
import { read } from './output.ts';

export const kubesec: Checker = {
  name: 'kubesec',
  when: 'always',
  async run(ground) {
    const program = join(await ground.tool('kubesec'), 'bin', 'kubesec');
    const schemas = await ground.schemas('1.33');
    const places = schemas.flatMap((template) => ['--schema-location', template]);
    const subjects = kubesecSubjects(ground.objects);
    const input = subjects.map(({ text }) => `${text}\n`).join('---\n');
    const said = await call(program, ['scan', '--exit-code', '0', ...places, '-'], { input });
    return kubesecOutcome(read('kubesec', kubesecReport, said), subjects);
  },
};

/** An object as kubesec is shown it, and the rendered one that it stands for. */
export interface Subject {
  readonly name: string;
  readonly rendered: Rendered;
  /** JSON, which is YAML too. */
  readonly text: string;
}

/**
 * kubesec knows neither jobs nor the fields of AppArmor and seccomp. So it is shown
 * a job's pod as a pod, and the fields also as the annotations that they replaced,
 * where the whole pod or every one of its containers has them.
 */
export function kubesecSubjects(objects: Ground['objects']): readonly Subject[] {
  return objects.flatMap((rendered, index) => {
    const pod = podOf(rendered.object);
    if (pod === undefined) return [];
    const name = `subject-${index}`;
    const annotations = Object.fromEntries(
      Object.entries(replaced)
        .filter(([field]) => confined(pod, field))
        .map(([, annotation]) => [annotation, 'runtime/default']),
    );
    const metadata = { ...rendered.object.metadata, name, annotations };
    const shown = lasting.has(rendered.object.kind)
      ? { ...rendered.object, metadata }
      : { apiVersion: 'v1', kind: 'Pod', metadata, spec: at(pod, 'spec') };
    return [{ name, rendered, text: JSON.stringify(shown) }];
  });
}

/** Advice is a finding too: nothing is left to advise on. */
export function kubesecOutcome(report: KubesecReport, subjects: readonly Subject[]): Outcome {
  const byName = new Map(subjects.map((subject) => [subject.name, subject.rendered]));
  const known = report.flatMap((entry) => {
    const name = /^[A-Za-z]+\/(?<name>subject-\d+)\./.exec(entry.object)?.groups?.['name'] ?? '';
    const rendered = byName.get(name);
    return rendered === undefined ? [] : [{ entry, rendered }];
  });
  return {
    looked: known.length,
    expected: subjects.length,
    of: 'objects',
    complaints: known.flatMap(({ entry, rendered: { id, file } }): Complaint[] => {
      const { critical = [], advise = [] } = entry.scoring;
      if (!entry.valid) return [{ rule: 'invalid', object: id, file, message: entry.message }];
      return [...critical, ...advise].map(({ id: rule, reason }) => ({
        rule,
        object: id,
        file,
        message: reason,
      }));
    }),
  };
}

const rules = z.array(z.object({ id: z.string(), reason: z.string() })).optional();
export const kubesecReport = z.array(
  z.object({
    object: z.string(),
    valid: z.boolean(),
    message: z.string(),
    scoring: z.object({ critical: rules, advise: rules }),
  }),
);
export type KubesecReport = z.infer<typeof kubesecReport>;

// --- internal ---

/** Field of a security context → the annotation that said the same before it. */
const replaced: Readonly<Record<string, string>> = {
  appArmorProfile: 'container.apparmor.security.beta.kubernetes.io/pod',
  seccompProfile: 'seccomp.security.alpha.kubernetes.io/pod',
};

function confined(pod: Fields, field: string): boolean {
  const typeOf = (of: unknown): unknown => at(of, 'securityContext', field, 'type');
  const safe = (type: unknown): boolean => type === 'RuntimeDefault' || type === 'Localhost';
  const whole = typeOf(pod['spec']);
  const each = containersOf(pod).map((container) => typeOf(container) ?? whole);
  return each.length > 0 && each.every(safe);
}
