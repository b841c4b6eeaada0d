import { describe, expect, it } from 'vitest';
import { type Instance, isRunning } from '../../lib/instance/index.ts';
import { connections } from './connections.ts';
import { podsOf } from './objects.ts';
import { fleet, renderedFleet } from './sample.ts';

describe('the network of the sample fleet', () => {
  const running = fleet.filter(([, { state }]) => isRunning(state));
  const retired = fleet.filter(([, { state }]) => !isRunning(state));

  it.each(running)('of %s is open exactly where its file makes it', (_slug, instance) => {
    const open = connections(instance, renderedFleet(instance));

    expect(open).toEqual([...intended(instance)].sort());
  });

  it.each(retired)('of %s has nobody in it any more', (_slug, instance) => {
    expect(podsOf(renderedFleet(instance))).toEqual([]);
  });
});

// --- internal ---

/**
 * Who may talk to whom, from what the instance says and nothing else: the page behind
 * the gateway; database, mail, identity and timestamp for the page; the object store
 * where files lie there; the database for the job that prepares; the page for those that configure it.
 */
function intended({ database, storage }: Instance): readonly string[] {
  const where = database?.kind === 'external' ? 'external-database' : 'database';
  return [
    'configure → web:8080',
    'drift → web:8080',
    'gateway → web:8080',
    `prepare → ${where}:3306`,
    `web → ${where}:3306`,
    'web → identity:443',
    'web → mail:587',
    'web → timestamp:443',
    ...(storage?.kind === 's3' ? ['web → object-store:443'] : []),
  ];
}
