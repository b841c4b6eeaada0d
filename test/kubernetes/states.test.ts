import { describe, expect, it } from 'vitest';
import { type Instance, states } from '../../lib/instance/index.ts';
import { one } from './objects.ts';
import { least, rendered, withParts } from './sample.ts';

const running = ['active', 'notice', 'read-only', 'exported'] as const;
const retired = ['archived', 'destroyed'] as const;

describe('an instance', () => {
  it.each(running)('that is %s has its pods and its door', (state) => {
    const kinds = kindsOf({ ...withParts, state });

    expect(kinds).toEqual(
      expect.arrayContaining(['StatefulSet', 'Job', 'CronJob', 'Service', 'HTTPRoute']),
    );
  });

  it.each(retired)('that is %s keeps walls, secrets and data, and nothing runs', (state) => {
    expect(kindsOf({ ...withParts, state })).toEqual([
      'ExternalSecret',
      'LimitRange',
      'Namespace',
      'NetworkPolicy',
      'Password',
      'PersistentVolumeClaim',
      'PushSecret',
      'ResourceQuota',
    ]);
  });

  it.each(retired)('that is %s loses no claim and no secret of its active days', (state) => {
    const kept = ['Namespace', 'PersistentVolumeClaim', 'PushSecret', 'ExternalSecret'];
    const names = (instance: Instance) =>
      rendered(instance)
        .filter(({ kind }) => kept.includes(kind))
        .map(({ kind, metadata }) => `${kind}/${metadata.name}`)
        .toSorted();

    expect(names({ ...withParts, state })).toEqual(names(withParts));
  });

  it('says its state where guards and people look, and there is a test for each state', () => {
    const said = states.map(
      (state) =>
        one(rendered({ ...least, state }), 'Namespace', 'eln-sols').metadata.labels?.[
          'eln.fleet/state'
        ],
    );

    expect(said).toEqual([...running, ...retired]);
  });
});

// --- internal ---

function kindsOf(instance: Instance): readonly string[] {
  return [...new Set(rendered(instance).map(({ kind }) => kind))].toSorted();
}
