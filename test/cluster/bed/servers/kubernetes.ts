import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, writeKubeconfig } from '../client/index.ts';
import { Transport } from '../client/transport.ts';
import { auditPolicy } from './audit.ts';
import { makeTokenKey, type ServerCertificate } from './certificate.ts';
import { freePorts } from './ports.ts';
import { Server } from './server.ts';

/** The programs of a Kubernetes control plane; no kubelet, so pods run only in the actor's words. */
export interface ControlPlane {
  readonly etcd: Server;
  readonly apiserver: Server;
  readonly manager: Server;
  readonly scheduler: Server;
  /** Connection of `system:masters`. */
  readonly administrator: Connection;
  readonly auditLog: string;
}

/** Plans a control plane whose data lie in the folder; starts nothing. */
export async function planControlPlane(
  folder: string,
  binary: string,
  certificate: ServerCertificate,
): Promise<ControlPlane> {
  const ports = await freePorts(['etcd', 'peer', 'apiserver', 'manager', 'scheduler']);
  const server = `https://127.0.0.1:${ports.apiserver}`;
  const users = makeUsers(folder, { server, ca: certificate.certificate });
  const tokens = makeTokenKey(folder);
  const auditLog = join(folder, 'logs', 'audit.log');
  const auditPolicyFile = join(folder, 'audit-policy.json');
  writeFileSync(auditPolicyFile, JSON.stringify(auditPolicy));

  const etcdUrl = `http://127.0.0.1:${ports.etcd}`;
  const peerUrl = `http://127.0.0.1:${ports.peer}`;
  const make = (name: string, args: readonly string[], ready: () => Promise<boolean>) =>
    new Server({ name, command: binary, args: [name, ...args], ready }, folder);

  return {
    administrator: users.administrator,
    auditLog,
    etcd: make(
      'etcd',
      [
        ...['--name=bed', `--data-dir=${join(folder, 'etcd')}`, '--log-level=warn'],
        // The data need not survive a power cut.
        '--unsafe-no-fsync',
        ...[`--listen-client-urls=${etcdUrl}`, `--advertise-client-urls=${etcdUrl}`],
        ...[`--listen-peer-urls=${peerUrl}`, `--initial-advertise-peer-urls=${peerUrl}`],
        `--initial-cluster=bed=${peerUrl}`,
      ],
      async () => (await fetch(`${etcdUrl}/health`)).ok,
    ),
    apiserver: make(
      'apiserver',
      [
        ...[`--etcd-servers=${etcdUrl}`, '--endpoint-reconciler-type=none'],
        ...['--bind-address=127.0.0.1', `--secure-port=${ports.apiserver}`],
        `--tls-cert-file=${certificate.certificateFile}`,
        `--tls-private-key-file=${certificate.keyFile}`,
        ...['--authorization-mode=RBAC', `--token-auth-file=${users.file}`],
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-signing-key-file=${tokens.keyFile}`,
        `--service-account-key-file=${tokens.publicFile}`,
        '--service-cluster-ip-range=10.0.0.0/16',
        ...[`--audit-policy-file=${auditPolicyFile}`, `--audit-log-path=${auditLog}`],
      ],
      async () => {
        const transport = new Transport(users.administrator);
        await transport.stream({ method: 'GET', path: '/readyz' });
        return true;
      },
    ),
    manager: make(
      'manager',
      [
        `--kubeconfig=${users.manager}`,
        `--service-account-private-key-file=${tokens.keyFile}`,
        `--root-ca-file=${certificate.certificateFile}`,
        // Each controller works under the rights that a real cluster gives it.
        '--use-service-account-credentials',
        ...component(ports.manager),
      ],
      () => answers(ports.manager),
    ),
    scheduler: make(
      'scheduler',
      [`--kubeconfig=${users.scheduler}`, ...component(ports.scheduler)],
      () => answers(ports.scheduler),
    ),
  };

  /** What the manager and the scheduler share. */
  function component(port: number): readonly string[] {
    return [
      ...['--bind-address=127.0.0.1', `--secure-port=${port}`],
      ...[`--tls-cert-file=${certificate.certificateFile}`],
      ...[`--tls-private-key-file=${certificate.keyFile}`],
      ...['--leader-elect=false', '--authentication-skip-lookup'],
    ];
  }

  async function answers(port: number): Promise<boolean> {
    const connection = { server: `https://127.0.0.1:${port}`, ca: certificate.certificate };
    await new Transport(connection).stream({ method: 'GET', path: '/healthz' });
    return true;
  }
}

// --- internal ---

interface Users {
  readonly administrator: Connection;
  /** Kubeconfigs of the two programs that ask the API server. */
  readonly manager: string;
  readonly scheduler: string;
  /** What the API server reads: tokens, their users and groups. */
  readonly file: string;
}

function makeUsers(folder: string, place: Connection): Users {
  const lines: string[] = [];
  const user = (name: string, ...groups: readonly string[]): Connection => {
    const token = randomBytes(24).toString('base64url');
    lines.push([token, name, name, ...groups].join());
    return { ...place, token };
  };
  const kubeconfig = (name: string): string => {
    const path = join(folder, `${name}.kubeconfig`);
    writeFileSync(path, writeKubeconfig(user(`system:${name}`)), { mode: 0o600 });
    return path;
  };
  const administrator = user('bed-administrator', 'system:masters');
  const manager = kubeconfig('kube-controller-manager');
  const scheduler = kubeconfig('kube-scheduler');
  const file = join(folder, 'tokens.csv');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return { administrator, manager, scheduler, file };
}
