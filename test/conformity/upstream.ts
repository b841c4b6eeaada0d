import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ContractServer } from '../elabftw/server/server.ts';

/** What the image's nginx sends with every page (facts/service.md B.2, "exact upstream set"). */
const headers = {
  'content-security-policy': "default-src 'self' data:; frame-ancestors 'self'; base-uri 'none'",
  'permissions-policy': 'camera=(self)',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'set-cookie': 'PHPSESSID=do-not-keep-me; Secure; HttpOnly; SameSite=Lax',
};

/** The web side of the contract server: pages that follow its settings, and its API behind TLS. */
export interface Upstream {
  readonly url: string;
  readonly close: () => void;
}

export async function openUpstream(
  application: ContractServer,
  { key, cert }: { readonly key: string; readonly cert: string },
): Promise<Upstream> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (path.startsWith('/api/')) {
      const { authorization = '' } = request.headers;
      const answered = await fetch(`${application.address}${path}`, { headers: { authorization } });
      const type = answered.headers.get('content-type') ?? 'text/plain';
      response.writeHead(answered.status, { 'content-type': type }).end(await answered.text());
      return;
    }
    const page = pageOf(application, path);
    response.writeHead(page.status).end(page.body);
  }
  const web = createServer({ key, cert }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    web.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `https://127.0.0.1:${(web.address() as AddressInfo).port}`,
    close: () => {
      web.closeAllConnections();
      web.close();
    },
  };
}

// --- internal ---

function pageOf(
  { state }: ContractServer,
  path: string,
): { readonly status: number; readonly body?: string } {
  const { config, idps } = state;
  switch (path) {
    case '/login.php':
      return {
        status: 200,
        body: config['local_register'] === '1' ? '<a href="register.php">' : '<form>',
      };
    case '/metadata.php': {
      // Without a provider that is switched on there is nothing to describe.
      const isReady = config['saml_entityid'] && idps.some(({ enabled }) => enabled === 1);
      if (!isReady) return { status: 500 };
      return {
        status: 200,
        body: `<md:EntityDescriptor entityID="${config['saml_entityid']}"/>`,
      };
    }
    case '/healthcheck':
      return { status: 204 };
    case '/healthcheck.php':
      return { status: 200, body: 'ok' };
    case '/php-status':
    case '/nginx-status':
    case '/metrics':
      return { status: 401 };
    default:
      return { status: path === '/' ? 302 : 404 };
  }
}
