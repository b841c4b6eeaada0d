import { expect, onTestFinished } from 'vitest';
import { Conformity } from './openapi/conformity.ts';
import { description } from './openapi/description.ts';
import { openServer } from './server/open.ts';

/**
 * A GitHub of this machine whose every call and answer is held against GitHub's published
 * description when the test ends.
 */
export async function watchedServer(...opened: Parameters<typeof openServer>) {
  const { server, api } = await openServer(...opened);
  const conformity = await loaded();
  onTestFinished(() => {
    const found = server.exchanges.flatMap((exchange) => conformity.violations(exchange));
    expect([...new Set(found)]).toEqual([]);
  });
  return { server, api };
}

// --- internal ---

let conformity: Promise<Conformity> | undefined;

function loaded(): Promise<Conformity> {
  conformity ??= description().then((found) => new Conformity(found));
  return conformity;
}
