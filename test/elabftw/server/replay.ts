import { expect } from 'vitest';
import type { Change, Observation, Seen, Step } from './observed/index.ts';
import type { ContractServer } from './server.ts';
import { freshState, type User } from './state.ts';

/** Asks what was asked, and says in which of the answers the server is another. */
export async function replay(
  server: ContractServer,
  { release = '6.0.0-alpha4', before, steps }: Observation,
): Promise<readonly string[]> {
  server.state = { ...freshState(), version: release };
  if (before !== undefined) prepare(server, before);
  const wrong: string[] = [];
  for (const step of steps) {
    const audited = server.state.audit.length;
    const answer = await ask(server, step);
    const found = differences(step.seen, {
      ...answer,
      audited: server.state.audit.length - audited,
    });
    wrong.push(...found.map((what) => `${step.ask[0]} ${step.ask[1]}: ${what}`));
  }
  return wrong;
}

/** Sends one request as it stands, with the key and the one content type unless it says otherwise. */
export async function ask(server: ContractServer, { ask: [method, path, body], headers }: Step) {
  const given = { Authorization: server.key, 'Content-Type': 'application/json', ...headers };
  const sent = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.replace('KEY', server.key)] as [string, string]],
  );
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // Bytes: of a text, fetch would say by itself what it is.
  const bytes = body === undefined ? {} : { body: Buffer.from(text) };
  const address = path.startsWith('/') ? path : `/api/v2/${path}`;
  const response = await fetch(`${server.address}${address}`, { method, headers: sent, ...bytes });
  const location = response.headers.get('location');
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type') ?? '',
    location: location?.replace(/^https?:\/\/[^/]+/, ''),
  };
}

// --- internal ---

interface Given {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly location: string | undefined;
  readonly audited: number;
}

function prepare({ state }: ContractServer, change: Change): void {
  if ('readOnlyKey' in change) state.apiKey.canWrite = false;
  else if ('malformedSite' in change) state.site = null;
  else Object.assign(state.users[0] as User, change.operator);
}

function differences(seen: Seen, given: Given): readonly string[] {
  const wrong: string[] = [];
  const equal = (what: string, is: unknown, should: unknown): void => {
    try {
      expect(is).toEqual(should);
    } catch {
      wrong.push(`${what} is ${JSON.stringify(is)}, and was ${JSON.stringify(should)}`);
    }
  };
  equal('status', given.status, seen.status);
  const json = given.type === 'application/json' ? JSON.parse(given.text) : undefined;
  if (seen.code !== undefined) {
    const { code, message, description } = json ?? {};
    equal('code', code, seen.code);
    equal('shape', [typeof message, typeof description], ['string', 'string']);
  }
  if (seen.body === 'empty') equal('body', given.text, '');
  if (seen.body === 'page') equal('page', given.text.startsWith('<!DOCTYPE'), true);
  if (seen.location !== undefined) equal('location', given.location, seen.location);
  if (seen.audited !== undefined) equal('audited', given.audited, seen.audited);
  if (seen.rows !== undefined) equal('rows', Array.isArray(json) ? json.length : null, seen.rows);
  const row = Array.isArray(json) ? json[0] : json;
  for (const [name, value] of Object.entries(seen.fields ?? {})) equal(name, row?.[name], value);
  return wrong;
}
