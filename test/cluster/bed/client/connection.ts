import { parse } from 'yaml';
import { z } from 'zod';
import { exitStatus, FleetError } from '../../../../lib/base/index.ts';

/** Where a Kubernetes API server answers, and who asks. */
export interface Connection {
  /** Base URL, without a slash at its end. */
  readonly server: string;
  /** Certificate that the server must show, in PEM. */
  readonly ca: string;
  readonly token?: string;
  readonly certificate?: { readonly cert: string; readonly key: string };
}

const base64 = z.string().transform((text) => Buffer.from(text, 'base64').toString('utf8'));
const kubeconfigSchema = z.object({
  'current-context': z.string(),
  contexts: z.array(
    z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string() }) }),
  ),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({ server: z.url(), 'certificate-authority-data': base64 }),
    }),
  ),
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({
        token: z.string().optional(),
        'client-certificate-data': base64.optional(),
        'client-key-data': base64.optional(),
      }),
    }),
  ),
});

/**
 * The connection that a kubeconfig's current context names. Only what lies in the
 * file itself is read: no plugin is run, no other file opened.
 *
 * @throws {FleetError} `KUBECONFIG_INVALID`.
 */
export function readKubeconfig(text: string, where: string): Connection {
  const read = kubeconfigSchema.safeParse(parse(text));
  if (!read.success) throw invalid(z.prettifyError(read.error), where);
  const { contexts, clusters, users, 'current-context': current } = read.data;
  const context = contexts.find(({ name }) => name === current)?.context;
  const cluster = clusters.find(({ name }) => name === context?.cluster)?.cluster;
  const user = users.find(({ name }) => name === context?.user)?.user;
  if (cluster === undefined || user === undefined) {
    throw invalid(`Context ${current} names no cluster or no user.`, where);
  }
  const { token, 'client-certificate-data': cert, 'client-key-data': key } = user;
  return {
    server: cluster.server.replace(/\/$/, ''),
    ca: cluster['certificate-authority-data'],
    ...(token === undefined ? {} : { token }),
    ...(cert === undefined || key === undefined ? {} : { certificate: { cert, key } }),
  };
}

/** A kubeconfig for programs that want a file. Tokens only. */
export function writeKubeconfig({ server, ca, token }: Connection): string {
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'bed',
      contexts: [{ name: 'bed', context: { cluster: 'bed', user: 'bed' } }],
      clusters: [
        {
          name: 'bed',
          cluster: {
            server,
            'certificate-authority-data': Buffer.from(ca).toString('base64'),
          },
        },
      ],
      users: [{ name: 'bed', user: { token } }],
    },
    null,
    2,
  )}\n`;
}

// --- internal ---

function invalid(what: string, where: string): FleetError {
  return new FleetError({
    code: 'KUBECONFIG_INVALID',
    what,
    where,
    fix: 'Give a kubeconfig with its certificates inside: kubectl config view --raw --flatten --minify.',
    exit: exitStatus.impossible,
  });
}
