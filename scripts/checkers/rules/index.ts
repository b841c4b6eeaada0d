import type { Checker, Complaint, Ground, Outcome } from '../model.ts';
import { bounded, isolated, namespace, peers, service } from './network.ts';
import { rights, subjects } from './rights.ts';
import { neighbours, type Rule } from './rule.ts';
import { secretFiles, secretLiterals } from './secrets.ts';
import {
  disruption,
  image,
  instanceLabel,
  jobTime,
  owner,
  priority,
  probes,
  serviceAccount,
  spread,
} from './workload.ts';

export const rules: readonly Rule[] = [
  owner,
  instanceLabel,
  probes,
  priority,
  spread,
  disruption,
  jobTime,
  serviceAccount,
  image,
  namespace,
  bounded,
  service,
  isolated,
  peers,
  secretFiles,
  secretLiterals,
  rights,
  subjects,
];

/** kube-linter, Polaris and others cannot be had; what only they would say, these rules say. */
export const ownRules: Checker = {
  name: 'rules',
  when: 'always',
  run: async ({ objects }) => ruleOutcome(objects),
};

export function ruleOutcome(objects: Ground['objects']): Outcome {
  const around = neighbours(objects);
  return {
    looked: objects.length,
    expected: objects.length,
    of: 'objects',
    complaints: objects.flatMap((rendered) =>
      rules.flatMap(({ name, faults }) =>
        faults(rendered, around).map(
          (message): Complaint => ({
            rule: name,
            object: rendered.id,
            file: rendered.file,
            message,
          }),
        ),
      ),
    ),
  };
}
