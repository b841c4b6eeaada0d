import { FleetError } from '../../lib/base/index.ts';
import { usage } from '../rim/usage.ts';

/** Where an audit looks: always under the instance's declared name, whatever the address. */
export interface Target {
  /** The declared host: what the certificate must name and requests are made to. */
  readonly host: string;
  /** What the sockets connect to. */
  readonly address: string;
  readonly port: number;
  /** Plain HTTP; undefined when it is not to be looked at. */
  readonly httpPort?: number;
  /** MySQL's; undefined when it is not to be looked at. */
  readonly databasePort?: number;
  /** A certificate authority beside the system's, PEM. */
  readonly ca?: string;
  /** Longest time that one request may take, in milliseconds. */
  readonly timeout: number;
}

const loopback: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * An audit connects to the declared host or to this machine (a tunnel, a test), and
 * nowhere else: a key is never sent to a host that the instance's file does not name.
 *
 * @throws {FleetError} `USAGE` for what is no HTTPS address, `AUDIT_OTHER_HOST`.
 */
export function targetOf(url: string, host: string, ca: string | undefined): Target {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.pathname !== '/') {
    throw usage('--url is no HTTPS address of a host.', `Write it as https://${host}.`);
  }
  const own = loopback.includes(parsed.hostname);
  if (!own && parsed.hostname !== host) {
    throw new FleetError({
      code: 'AUDIT_OTHER_HOST',
      what: `The instance answers at ${host}: nothing was asked elsewhere.`,
      where: '--url',
      fix: `Use https://${host}, or correct the instance file.`,
    });
  }
  const port = parsed.port === '' ? 443 : Number(parsed.port);
  return {
    host,
    address: parsed.hostname.replace(/^\[|\]$/g, ''),
    port,
    // Behind a tunnel, the other ports of this machine are not the installation's.
    ...(own ? {} : { httpPort: 80, databasePort: 3306 }),
    ...(ca === undefined ? {} : { ca }),
    timeout: 10_000,
  };
}
