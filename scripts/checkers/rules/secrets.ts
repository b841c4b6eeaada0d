import { at, containersOf, type Fields, fields, list, podOf } from '../pods.ts';
import type { Rule } from './rule.ts';

export const secretFiles: Rule = {
  name: 'secret-environment',
  instead: 'kube-linter read-secret-from-env-var',
  faults({ object }) {
    const pod = podOf(object);
    if (pod === undefined) return [];
    return containersOf(pod).flatMap((container) => [
      ...environment(container)
        .filter((variable) => at(variable, 'valueFrom', 'secretKeyRef') !== undefined)
        .map(
          ({ name }) => `${who(container)}: ${String(name)} comes from a secret, not from a file.`,
        ),
      ...list(container['envFrom'])
        .filter((source) => at(source, 'secretRef') !== undefined)
        .map(() => `${who(container)}: a whole secret is in its environment.`),
    ]);
  },
};

export const secretLiterals: Rule = {
  name: 'secret-literal',
  instead:
    'kube-linter env-var-secret, Polaris sensitiveContainerEnvVar, sensitiveConfigmapContent',
  faults({ object }) {
    if (object.kind === 'Secret') return ['A secret is rendered: only the vault holds its values.'];
    if (object.kind === 'ConfigMap') {
      return Object.entries(fields(at(object, 'data')))
        .filter(([key, value]) => sensitive.test(key) || privateKey.test(String(value)))
        .map(([key]) => `Its ${key} looks like a secret.`);
    }
    const pod = podOf(object);
    if (pod === undefined) return [];
    return containersOf(pod).flatMap((container) =>
      environment(container)
        .filter(({ name, value }) => sensitive.test(String(name)) && (value ?? '') !== '')
        .map(
          ({ name }) => `${who(container)}: the value of ${String(name)} stands in the manifest.`,
        ),
    );
  },
};

// --- internal ---

/** A name that ends so names the thing itself; one that goes on (`_FILE`) tells where it is. */
const sensitive =
  /(?:^|[_.-])(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY/;

function environment(container: Fields): readonly Fields[] {
  return list(container['env']).map(fields);
}

function who(container: Fields): string {
  return String(container['name']);
}
