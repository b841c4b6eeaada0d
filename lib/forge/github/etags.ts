import type { Octokit } from '@octokit/rest';
import { hasStatus } from './http-error.ts';

/**
 * Lets GitHub answer "not modified" to what this run has read before: it does not count
 * against the hour's calls, and what comes back is known to be what stands there now.
 */
export function rememberAnswers(octokit: Octokit): void {
  const answers = new Map<string, Answer>();
  octokit.hook.wrap('request', async (request, options) => {
    if (options.method !== 'GET') return request(options);
    const key = octokit.request.endpoint.parse(options).url;
    const known = answers.get(key);
    if (known !== undefined) options.headers['if-none-match'] = known.etag;
    try {
      const response = await request(options);
      const { etag } = response.headers;
      if (etag !== undefined) remember(answers, key, { etag, response });
      return response;
    } catch (error) {
      if (known !== undefined && hasStatus(error, 304)) return known.response;
      throw error;
    }
  });
}

// --- internal ---

interface Answer {
  readonly etag: string;
  readonly response: Awaited<ReturnType<Octokit['request']>>;
}

/** One road reads some ten addresses; a thousand comments are ten pages. */
const most = 100;

function remember(answers: Map<string, Answer>, key: string, answer: Answer): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > most && oldest !== undefined) answers.delete(oldest);
}
