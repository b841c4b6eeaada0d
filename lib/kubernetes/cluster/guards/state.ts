import { passages, states } from '../../../instance/index.ts';
import type { Cluster } from '../../../platform/index.ts';
import { label } from '../../labels.ts';
import type { Guard } from './admission.ts';
import {
  breakGlassVariable,
  insideInstance,
  labelOf,
  namespacePrefix,
  stateVariable,
  text,
} from './subject.ts';

/**
 * State labels do not jump, whoever asks: a merge that goes from `active` to
 * `destroyed` is a mistake or worse. The break-glass identity takes the last step and no
 * other, so that it destroys nothing that git has not archived first. The slug stays for
 * ever: it is the name of the namespace.
 */
export function stateGuard(cluster: Cluster): Guard {
  return {
    name: 'state',
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        // The subresources too: whoever writes those may change labels with them.
        resources: ['namespaces', 'namespaces/finalize', 'namespaces/status'],
      },
    ],
    conditions: [insideInstance],
    variables: [
      stateVariable,
      { name: 'next', expression: labelOf('object', label.state) },
      { name: 'slug', expression: labelOf('object', label.slug) },
      { name: 'passages', expression: passageTable() },
      breakGlassVariable(cluster),
    ],
    validations: [
      {
        expression: `variables.next == variables.state || variables.state == '' || (variables.state in variables.passages && variables.next in variables.passages[variables.state])`,
        message:
          'The state of an instance changes one step at a time: active, notice, read-only, exported, archived, destroyed.',
      },
      {
        expression: `variables.next in variables.passages || (variables.next == '' && variables.state == '')`,
        message: 'The namespace of an instance says its state.',
      },
      {
        expression: `variables.next in [variables.state, 'destroyed'] || !variables.breakGlass`,
        message:
          'The break-glass identity marks an archived instance destroyed; every other state comes from git.',
      },
      {
        expression: `variables.slug == '' ? ${labelOf('oldObject', label.slug)} == '' : object.metadata.name == ${text(namespacePrefix)} + variables.slug`,
        message: 'The slug of an instance is what its namespace is called, for ever.',
      },
    ],
  };
}

// --- internal ---

/** `{'active': ['notice'], …}`, the same table that the fleet's own rules read. */
function passageTable(): string {
  const rows = states.map((state) => `${text(state)}: [${passages[state].map(text).join(', ')}]`);
  return `{${rows.join(', ')}}`;
}
