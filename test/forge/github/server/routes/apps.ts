import { type Answer, type Call, notFound, ok, refusal } from '../answer.ts';
import type { Callers } from '../callers.ts';
import type { Route } from '../route.ts';
import { app, installation, installationToken } from '../shapes/apps.ts';

/** The App speaking for itself, and the tokens that it makes. */
export function appRoutes(callers: Callers): readonly Route[] {
  const asApp =
    (answer: (call: Call) => Answer) =>
    (call: Call): Answer =>
      call.caller.kind === 'app'
        ? answer(call)
        : refusal(401, 'A JSON web token could not be decoded');
  return [
    {
      ...{ method: 'GET', path: '/app', needs: [] },
      answer: asApp((call) => ok(app(call, call.state, callers))),
    },
    {
      ...{ method: 'GET', path: '/repos/{owner}/{repo}/installation', needs: [] },
      answer: asApp((call) =>
        callers.isInstalled ? ok(installation(call, call.state, callers)) : notFound,
      ),
    },
    {
      ...{ method: 'POST', path: '/app/installations/{installation_id}/access_tokens', needs: [] },
      answer: asApp((call) => makeToken(call, callers)),
    },
  ];
}

// --- internal ---

function makeToken(call: Call, callers: Callers): Answer {
  const { repositories, permissions } = call.body;
  if (Number(call.params['installation_id']) !== callers.installationId) return notFound;
  if (Array.isArray(repositories) && repositories.some((name) => name !== call.state.name)) {
    const message = 'There is at least one repository that does not exist or is not accessible';
    return refusal(422, `${message} to the parent installation.`);
  }
  const asked = Object.entries(permissions ?? callers.installation);
  const rank = ['read', 'write', 'admin'];
  const isGranted = asked.every(
    ([name, right]) =>
      rank.indexOf(callers.installation[name] ?? '') >= rank.indexOf(String(right)),
  );
  if (!isGranted) {
    return refusal(422, 'The permissions requested are not granted to this installation.');
  }
  const given = Object.fromEntries(asked.map(([name, right]) => [name, String(right)]));
  const token = callers.installationToken(given);
  return ok(installationToken(call, call.state, token, given), 201);
}
