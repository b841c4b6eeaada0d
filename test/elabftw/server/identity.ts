import { type Answer, type Body, created, fallen, gone, no, ok } from './answer.ts';
import { idp, type Source, type State } from './state.ts';

/** What lies at each metadata address: entity ids. */
export type Metadata = Readonly<Record<string, readonly string[]>>;

export function sourceRow(state: State, source: Source) {
  const own = state.idps.filter((each) => each.source === source.id);
  return {
    ...source,
    idps_count: own.length,
    idps_count_enabled: own.filter(({ enabled }) => enabled === 1).length,
  };
}

export function postSource(state: State, { url }: Body): Answer {
  if (typeof url !== 'string') return no(400, 'Missing required parameter(s): url.');
  if (state.sources.some((source) => source.url === url)) {
    return no(500, `Duplicate entry '${url}' for key 'idps_sources.unique_url'`, 1062);
  }
  const id = state.next++;
  state.sources.push({ id, url, auto_refresh: 1, last_fetched_at: null });
  return created(`idps_sources/${id}`);
}

/** Three verbs do what they say; every other body, even an empty one, toggles. */
export function patchSource(state: State, id: number, body: Body, metadata: Metadata): Answer {
  const source = state.sources.find((each) => each.id === id);
  if (source === undefined) return no(404, 'Nothing to show with this id');
  const own = state.idps.filter((each) => each.source === id);
  if (body['action'] === 'replace') {
    const there = metadata[source.url];
    if (there === undefined) return fallen;
    source.last_fetched_at = '2026-11-23 23:33:53';
    const missing = there.filter((entity) => !own.some(({ entityid }) => entityid === entity));
    state.idps.push(...missing.map((entity) => idp(state.next++, entity, id)));
  } else if (body['action'] === 'validate') {
    for (const each of own) each.enabled = 1;
  } else if (body['action'] === 'finish') {
    for (const each of own) each.enabled = 0;
  } else {
    source.auto_refresh = 1 - source.auto_refresh;
  }
  return ok(sourceRow(state, source));
}

/** The second one of an entity id is a second provider, and it is on. */
export function postIdp(state: State, { entityid }: Body): Answer {
  if (typeof entityid !== 'string') return fallen;
  const id = state.next++;
  state.idps.push(idp(id, entityid, null));
  return created(`idps/${id}`);
}

export function patchIdp(state: State, id: number, body: Body): Answer {
  const found = state.idps.find((each) => each.id === id);
  if (found === undefined) return no(404, 'Nothing to show with this id');
  for (const [key, value] of Object.entries(body)) {
    if (key === 'enabled') found.enabled = Number(value);
    else if (key === 'team_attr' || key === 'orgid_attr' || key === 'name')
      found[key] = String(value);
    else return fallen;
  }
  return ok(found);
}

export function deleteIdp(state: State, id: number): Answer {
  state.idps = state.idps.filter((each) => each.id !== id);
  return gone;
}
