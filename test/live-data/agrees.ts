import type { Noted } from './transcript.ts';

interface Given {
  readonly status: number;
  readonly location: string | undefined;
  readonly json: unknown;
}

/** Moments, and what hangs on the one installation that was asked. */
const passing =
  /^(?:created_at|password_modified_at|last_fetched_at|elabftw_version(?:_int)?|message|description|last_seen_version|fullname|certs|entityid|url|idps_count|source_url)$/;
/** Preferences of a person, which nothing of ours reads. */
const preferences =
  /^(?:sc_|scope_|notif_|use_|show_|uploads_|cjk_|orderby|sort|pdf_|inc_|append_|disable_|display_|last_seen|allow_untrusted|entrypoint|always_|scheduler_|theme_|default_\w+_human|lang|limit_nb|auth_)/;

/** In what an answer differs from the one that was noted; fields are compared as far as they were. */
export function agrees(noted: Noted, given: Given): readonly string[] {
  const wrong: string[] = [];
  if (noted.status !== undefined && noted.status !== given.status) {
    wrong.push(`${given.status} instead of ${noted.status}`);
  }
  const location = noted.location?.replace(/^https?:\/\/[^/]+/, '');
  if (location !== undefined && shape(location) !== shape(given.location ?? '')) {
    wrong.push(`${given.location} instead of ${location}`);
  }
  if (noted.body === undefined) return wrong;
  if (given.json === undefined) return [...wrong, 'no JSON'];
  const seen = wholeOf(noted.body);
  if (Array.isArray(seen) !== Array.isArray(given.json)) return [...wrong, 'another kind of JSON'];
  if (Array.isArray(seen) && seen.length === 0) {
    return Array.isArray(given.json) && given.json.length === 0 ? wrong : [...wrong, 'rows'];
  }
  return [...wrong, ...fieldsDiffer(first(seen), first(given.json))];
}

// --- internal ---

type Row = Readonly<Record<string, unknown>>;

/** Keys are made by chance, and one of them is a letter longer: their form alone is compared. */
function shape(location: string): string {
  return location.replace(/[0-9a-f]{32,}$/, (key) => (key.length > 32 ? '<long>' : '<short>'));
}

/** The longest beginning that can be closed to JSON. */
export function wholeOf(body: string): unknown {
  for (let end = body.length; end > 0; end = body.lastIndexOf(',', end - 1)) {
    for (const tail of ['', '}', '}]', ']}', ']}]']) {
      try {
        return JSON.parse(body.slice(0, end) + tail);
      } catch {
        // Shorter, then.
      }
    }
  }
  throw new Error(`no JSON: ${body.slice(0, 60)}`);
}

function first(value: unknown): Row {
  const row: unknown = Array.isArray(value) ? value[0] : value;
  return typeof row === 'object' && row !== null ? (row as Row) : {};
}

function fieldsDiffer(seen: Row, given: Row): readonly string[] {
  return Object.entries(seen).flatMap(([name, value]) => {
    if (!Object.hasOwn(given, name)) return preferences.test(name) ? [] : [`no ${name}`];
    if (passing.test(name)) return kind(value) === kind(given[name]) ? [] : [`kind of ${name}`];
    const isSame = JSON.stringify(value) === JSON.stringify(given[name]);
    return isSame
      ? []
      : [`${name} is ${JSON.stringify(given[name])}, was ${JSON.stringify(value)}`];
  });
}

function kind(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}
