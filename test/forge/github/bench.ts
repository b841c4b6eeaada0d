import { appSettings, cloneOf, forgeOf } from './client.ts';
import { watchedServer } from './watched.ts';

/** A watched GitHub with one open issue, and a client that acts as the fleet's App. */
export async function bench(files?: Readonly<Record<string, string>>) {
  const { server, api } = await watchedServer(files);
  const { state } = server;
  const settings = appSettings(server, api);
  const clone = cloneOf(server);
  const connect = () => forgeOf(server, settings, clone);
  const issue = state.addIssue(state.account('alix'), 'A notebook', 'please');
  return { server, api, state, settings, clone, connect, forge: connect(), issue };
}

/** Calls that were made since, without those by which the App gets its token. */
export function callsSince(
  server: Awaited<ReturnType<typeof bench>>['server'],
  start: number,
): readonly string[] {
  return server.exchanges
    .slice(start)
    .filter(({ template }) => !/\/(?:installation|access_tokens)$/.test(template ?? ''))
    .map(
      ({ method, template, status }) =>
        `${method} ${template?.replace(/^\/repos\/\{owner\}\/\{repo\}/, '')} ${status}`,
    );
}
