import type { Answer, Call } from './answer.ts';

/** Permissions of which one must be held: `{ issues: 'write' }`. */
export type Needed = Readonly<Record<string, 'read' | 'write'>>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As GitHub's description writes it: `/repos/{owner}/{repo}/issues/{issue_number}`. */
  readonly path: string;
  /** Any of these; none: whoever is known may. */
  readonly needs: readonly Needed[];
  readonly answer: (call: Call) => Answer;
}

/** The route of a call and what stands in its path, or undefined. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const found = patternOf(route.path).exec(path);
    if (found === null) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

// --- internal ---

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  patterns.set(path, pattern);
  return pattern;
}
