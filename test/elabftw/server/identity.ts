import { type Answer, type Body, created, fallen, gone, no, ok } from './answer.ts';
import { type Idp, idp, newNumber, type Source, type State } from './state.ts';

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

export function idpRow(state: State, row: Idp) {
  const source = state.sources.find(({ id }) => id === row.source);
  return { ...row, orcid_attr: null, source_url: source?.url ?? null };
}

/** Two addresses that differ in their case alone are one for the table’s collation. */
export function postSource(state: State, { url }: Body): Answer {
  if (typeof url !== 'string') return no(400, 'Missing required parameter(s): url.');
  if (state.sources.some((source) => source.url.toLowerCase() === url.toLowerCase())) {
    return no(500, `Duplicate entry '${url}' for key 'idps_sources.unique_url'`, 1062);
  }
  const id = newNumber(state, 'sources');
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
    for (const entity of missing) state.idps.push(idp(newNumber(state, 'idps'), entity, id));
  } else if (body['action'] === 'validate') {
    for (const each of own) each.enabled = 1;
  } else if (body['action'] === 'finish') {
    for (const each of own) each.enabled = 0;
  } else {
    source.auto_refresh = 1 - source.auto_refresh;
  }
  return ok(sourceRow(state, source));
}

/** What it brought goes with it. */
export function deleteSource(state: State, id: number): Answer {
  state.sources = state.sources.filter((each) => each.id !== id);
  state.idps = state.idps.filter(({ source }) => source !== id);
  return gone;
}

/** The second one of an entity id is a second provider, and it is on. */
export function postIdp(state: State, { entityid, name }: Body): Answer {
  if (typeof entityid !== 'string') return fallen;
  const id = newNumber(state, 'idps');
  state.idps.push({ ...idp(id, entityid, null), name: typeof name === 'string' ? name : entityid });
  return created(`idps/${id}`);
}

/** A second one that is the same makes no second row; the place that is told is none. */
export function postPart(state: State, id: number, part: string | undefined, body: Body): Answer {
  const found = state.idps.find((each) => each.id === id);
  if (found === undefined) return no(404, 'Nothing to show with this id');
  if (part === 'certs' && typeof body['x509'] === 'string') {
    const isThere = found.certs.some(({ x509 }) => x509 === body['x509']);
    if (!isThere) found.certs.push({ id: found.certs.length + 1, x509: body['x509'] });
    return created(`idps/${id}/certs/${isThere ? '11' : '01'}`);
  }
  if (part === 'endpoints' && typeof body['location'] === 'string') {
    const { location } = body;
    const isThere = found.endpoints.some((each) => each.location === location);
    const [binding, is_slo] = [Number(body['binding']), Number(body['is_slo'])];
    if (!isThere)
      found.endpoints.push({ id: found.endpoints.length + 1, location, binding, is_slo });
    return created(`idps/${id}/endpoints/${isThere ? '00' : '01'}`);
  }
  return fallen;
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
  return ok(idpRow(state, found));
}

export function deleteIdp(state: State, id: number): Answer {
  state.idps = state.idps.filter((each) => each.id !== id);
  return gone;
}
