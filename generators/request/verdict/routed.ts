import type { Platform } from '../../../lib/platform/index.ts';
import { type Route, routes } from '../definition/kind.ts';
import type { Routed } from './answer.ts';

/** Labels by which a question says who answers it. */
export const routeLabels: Readonly<Record<Route, string>> = {
  maintainers: 'question:maintainers',
  security: 'question:security',
  dataProtection: 'question:data-protection',
};

/** The team that answers a question. */
export function routedTo(route: Route, { institute }: Platform): Routed {
  return { route, team: institute.forge.teams[route], label: routeLabels[route] };
}

export const allRouteLabels: readonly string[] = routes.map((route) => routeLabels[route]);
