import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/data/elabftw/', import.meta.url);

/** One answer as it was noted down; a long body is only its beginning. */
export interface Noted {
  status?: number;
  location?: string;
  body?: string;
}

/** A line that begins with `$`, and all that stands below it. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly asked: string;
  readonly answers: readonly Noted[];
  /** What a later GET showed, as Python prints a dictionary. */
  readonly config?: Readonly<Record<string, string | null>>;
  /** The account in the database, in the transcript's own words. */
  readonly account?: string;
  /** Rows that a second equal PATCH wrote, for the settings' transcript. */
  readonly audited?: number;
}

export function transcripts(): readonly string[] {
  return readdirSync(folder).filter((name) => /^seen-.*\.txt$/.test(name));
}

export function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

export function entriesOf(file: string): readonly Entry[] {
  const entries: (Entry & { answers: Noted[] })[] = [];
  for (const [at, line] of read(file).split('\n').entries()) {
    const asked = /^\$ (?<asked>.+)$/.exec(line)?.groups?.['asked'];
    const again = /^2nd identical PATCH (?<body>\{.*\}) -> \+(?<rows>\d+) audit rows$/.exec(line);
    if (asked !== undefined) entries.push({ file, line: at + 1, asked, answers: [] });
    if (again !== null) {
      const { body, rows } = again.groups ?? {};
      const twice = { file, line: at + 1, asked: `PATCH config ${body}`, audited: Number(rows) };
      entries.push({ ...twice, answers: [{ status: 200 }] });
    }
    const entry = entries.at(-1);
    if (entry !== undefined && asked === undefined && again === null) note(entry, line);
  }
  return entries;
}

// --- internal ---

function note(entry: Entry & { answers: Noted[] }, line: string): void {
  const status = /^(?:HTTP\/1\.[01] )?(?<status>[1-5]\d\d)(?: [A-Z].*|)$/.exec(line)?.groups;
  if (status !== undefined) entry.answers.push({ status: Number(status['status']) });
  else if (line.startsWith('Location: ')) last(entry).location = line.slice(10);
  else if (/^[{[]["{\]}]/.test(line)) last(entry).body = line;
  const config = /^ {3}GET -> (?<dict>\{.*\})$/.exec(line)?.groups?.['dict'];
  if (config !== undefined) Object.assign(entry, { config: JSON.parse(asJson(config)) });
  const account = /^ {2}DB: (?<account>.*)$/.exec(line)?.groups?.['account'];
  if (account !== undefined) Object.assign(entry, { account });
}

/** A body whose status nobody noted is an answer too. */
function last(entry: Entry & { answers: Noted[] }): Noted {
  const found = entry.answers.at(-1);
  if (found !== undefined && found.body === undefined) return found;
  const made: Noted = {};
  entry.answers.push(made);
  return made;
}

function asJson(dict: string): string {
  return dict.replaceAll("'", '"').replaceAll(/: None\b/g, ': null');
}
