import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Target } from './target.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Longest body that is read. A configuration with its four pages stays far below. */
const longest = 1_000_000;

/**
 * One GET, without following redirects, within the target's time from the first byte to
 * the last. With a key, the certificate must be good: nobody in between learns the key.
 */
export function get(
  target: Target,
  path: string,
  { key, plain = false }: { readonly key?: string; readonly plain?: boolean } = {},
): Promise<Answer> {
  const { host, address, port, httpPort, ca, timeout } = target;
  const headers = { host, ...(key === undefined ? {} : { authorization: key }) };
  const common = {
    host: address,
    path,
    headers,
    agent: false as const,
    signal: AbortSignal.timeout(timeout),
  };
  return new Promise((resolve, reject) => {
    const request = plain
      ? plainRequest({ ...common, port: httpPort ?? 80 })
      : tlsRequest({
          ...common,
          port,
          servername: host,
          rejectUnauthorized: key !== undefined,
          ...(ca === undefined ? {} : { ca }),
        });
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        length += part.length;
        if (length > longest) request.destroy(new Error('the answer is too long'));
        else parts.push(part);
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    request.end();
  });
}
