import { z } from 'zod';
import { offset, pageOf } from '../paging.ts';
import { noteOf } from '../present.ts';
import { storedBody } from '../quick-actions.ts';
import type { State, StoredIssue, StoredMerge, StoredNote } from '../state.ts';
import { type Call, needs, notFound, Refusal, type Route, roles, route } from '../wire.ts';
import { issueAt } from './issues.ts';
import { mergeAt } from './merge-requests.ts';

const nothing = z.strictObject({});
const written = z.strictObject({ body: z.string().min(1).max(1_000_000) });
const listed = z.strictObject({
  ...offset,
  order_by: z.enum(['created_at', 'updated_at']).default('created_at'),
  sort: z.enum(['asc', 'desc']).default('desc'),
});

/** Somebody comments: what the web page does too. GitLab's own words are `system`. */
export function addNote(
  state: State,
  place: StoredIssue | StoredMerge,
  author: number,
  text: string,
  system = false,
): StoredNote {
  const at = state.now();
  const body = system ? text : storedBody(state, text);
  const note = { id: state.nextId(), author, body, system, createdAt: at, updatedAt: at };
  place.notes.push(note);
  place.updatedAt = at;
  return note;
}

type Place = (call: Call<unknown, unknown>) => StoredIssue | StoredMerge;

function routesOf(kind: 'issues' | 'merge_requests', placeOf: Place): readonly Route[] {
  const path = `/projects/:id/${kind}/:iid/notes`;
  const noteAt = (call: Call<unknown, unknown>) => {
    const place = placeOf(call);
    const note = place.notes.find(({ id }) => String(id) === call.path['note']);
    if (note === undefined) throw notFound();
    // Of others' notes, a maintainer may take away and change any.
    if (note.author !== call.account.id) needs(call.role, roles.maintainer);
    return { place, note };
  };
  return [
    route('GET', path, listed, nothing, (call) => {
      const { state, query, url } = call;
      const place = placeOf(call);
      const key = query.order_by === 'updated_at' ? 'updatedAt' : 'createdAt';
      const sign = query.sort === 'asc' ? 1 : -1;
      const sorted = place.notes.toSorted((one, other) => sign * (one[key] - other[key]));
      const page = pageOf(sorted, query, url);
      return { ...page, body: page.body.map((note) => noteOf(state, place, note)) };
    }),
    route('POST', path, nothing, written, (call) => {
      const { state, account, body } = call;
      const place = placeOf(call);
      const note = addNote(state, place, account.id, body.body);
      if (note.body !== '') return { status: 201, body: noteOf(state, place, note) };
      // Nothing but quick actions: they are obeyed, no note stands.
      place.notes.pop();
      throw new Refusal(400, { message: '400 Bad request - no note' });
    }),
    route('PUT', `${path}/:note`, nothing, written, (call) => {
      const { state, body } = call;
      const { place, note } = noteAt(call);
      note.body = storedBody(state, body.body);
      note.updatedAt = state.now();
      place.updatedAt = note.updatedAt;
      return { status: 200, body: noteOf(state, place, note) };
    }),
    route('DELETE', `${path}/:note`, nothing, nothing, (call) => {
      const { place, note } = noteAt(call);
      place.notes = place.notes.filter((one) => one !== note);
      return { status: 204 };
    }),
  ];
}

export const noteRoutes: readonly Route[] = [
  ...routesOf('issues', issueAt),
  ...routesOf('merge_requests', mergeAt),
];
