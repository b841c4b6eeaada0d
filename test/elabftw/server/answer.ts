/** What the application answers: a status, perhaps a body, perhaps the place of something new. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON. Absent: an empty body. */
  readonly json?: unknown;
  /** Sent as it is, as a page. */
  readonly html?: string;
  /** Behind `/api/v2/`; with a slash before it, behind the address alone. */
  readonly location?: string;
  /** Seconds or a date, as the header takes them. */
  readonly retryAfter?: string;
}

export const ok = (json: unknown): Answer => ({ status: 200, json });
export const created = (location: string): Answer => ({ status: 201, location });
export const gone: Answer = { status: 204 };
/** What PHP answers when it falls over: nothing. */
export const fallen: Answer = { status: 500 };

/** The body's code is often another than the status. */
export function no(status: number, message: string, code = status, description = ''): Answer {
  return { status, json: { code, message, description } };
}

/** What every address answers while the schema is not the one that the release asks for. */
export const schemaPage: Answer = {
  status: 500,
  html: "<!DOCTYPE HTML>\n<html lang='en'><head><title>Database update required!</title></head><body></body></html>",
};

export type Body = Readonly<Record<string, unknown>>;
