import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Programs } from '../build/programs.ts';
import { type Kubernetes, writeKubeconfig } from '../client/index.ts';
import { freePorts } from '../servers/ports.ts';
import { Server } from '../servers/server.ts';
import { accounts, argocdNamespace } from './accounts.ts';
import { connectionOf } from './install.ts';

/** The programs of an Argo CD. */
export interface ArgoCdServers {
  readonly redis: Server;
  readonly repository: Server;
  readonly controller: Server;
  readonly server: Server;
  /** Where the API server answers, without a login. */
  readonly url: string;
  /** Where the controller tells its figures, as Prometheus reads them. */
  readonly controllerMetrics: string;
}

/**
 * Plans an Argo CD beside the cluster in which it is installed; starts nothing.
 *
 * @param reconciliation seconds between two comparisons that nothing asked for
 */
export async function planArgoCd(
  folder: string,
  programs: Programs,
  kubernetes: Kubernetes,
  reconciliation: number,
): Promise<ArgoCdServers> {
  const ports = await freePorts([
    ...(['redis', 'repository', 'repositoryMetrics', 'controllerMetrics'] as const),
    ...(['server', 'serverMetrics'] as const),
  ]);
  const room = (name: string) => {
    const path = join(folder, 'argocd', name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const shared = {
    PATH: `${programs.argocdPath}:${process.env['PATH'] ?? ''}`,
    HOME: room('home'),
    TMPDIR: room('tmp'),
    // "In the cluster" is what the kubeconfig says.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_GNUPGHOME: room('gpg'),
    ARGOCD_TLS_DATA_PATH: room('tls'),
    ARGOCD_SSH_DATA_PATH: room('ssh'),
    ARGOCD_PLUGINSOCKFILEPATH: room('plugins'),
    ARGOCD_ASK_PASS_SOCK: join(room('ask-pass'), 'socket'),
    GRPC_ENABLE_TXT_SERVICE_CONFIG: 'false',
    ARGOCD_RECONCILIATION_TIMEOUT: `${reconciliation}s`,
    ARGOCD_RECONCILIATION_JITTER: '0s',
    // Argo CD waits between two waves so that other controllers may act; here they act at once.
    ARGOCD_SYNC_WAVE_DELAY: '0',
  };
  const redisAddress = `127.0.0.1:${ports.redis}`;
  const every = ['--redis', redisAddress, '--logformat', 'text', '--loglevel', 'info'];
  const repository = [
    ...['--repo-server', `127.0.0.1:${ports.repository}`, '--repo-server-plaintext'],
    ...['--namespace', argocdNamespace],
  ];

  return {
    url: `http://127.0.0.1:${ports.server}`,
    controllerMetrics: `http://127.0.0.1:${ports.controllerMetrics}/metrics`,
    redis: make('redis', [redisAddress], {}, () => listens(ports.redis)),
    repository: make(
      'repo-server',
      [
        ...[...every, '--address', '127.0.0.1', '--port', String(ports.repository)],
        ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports.repositoryMetrics)],
        ...['--disable-tls', '--client-ca-path='],
      ],
      { KUBECONFIG: await kubeconfig(accounts.repository) },
      () => healthy(ports.repositoryMetrics),
    ),
    controller: make(
      'application-controller',
      [...every, ...repository, '--metrics-port', String(ports.controllerMetrics)],
      // The controller finds its shard, the only one, in its name.
      { KUBECONFIG: await kubeconfig(accounts.controller), HOSTNAME: `${accounts.controller}-0` },
      () => healthy(ports.controllerMetrics),
    ),
    server: make(
      'server',
      [
        ...[...every, ...repository, '--address', '127.0.0.1', '--port', String(ports.server)],
        ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports.serverMetrics)],
        ...['--disable-auth', '--insecure'],
      ],
      { KUBECONFIG: await kubeconfig(accounts.server) },
      () => healthy(ports.server),
    ),
  };

  function make(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    ready: () => Promise<boolean>,
  ): Server {
    const plan = { name, command: programs.argocd, args: [name, ...args], ready };
    return new Server({ ...plan, env: { ...shared, ...env } }, folder);
  }

  async function kubeconfig(account: string): Promise<string> {
    const path = join(room('accounts'), account);
    const text = writeKubeconfig(await connectionOf(kubernetes, account));
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }
}

// --- internal ---

async function healthy(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
