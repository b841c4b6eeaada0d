import type { RestEndpointMethodTypes } from '@octokit/rest';

/** What the client library's own types say that an answer holds: the compiler holds ours to it. */
export type Data<
  Scope extends keyof RestEndpointMethodTypes,
  Method extends keyof RestEndpointMethodTypes[Scope],
> = RestEndpointMethodTypes[Scope][Method] extends { response: { data: infer Found } }
  ? Found
  : never;

/** Where the addresses of an answer lead. */
export interface Places {
  /** Of the API, without a slash at its end. */
  readonly api: string;
}

export const web = 'https://github.example';

/** GitHub gives every object a second, opaque id. */
export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
