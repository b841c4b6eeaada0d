import { createServer, type Server } from 'node:net';

/**
 * Free ports on loopback. All are held at the same time, so that they differ; they
 * are let go before their servers take them, which another program could use. It
 * would show at once, as a server that cannot start.
 */
export async function freePorts<const Name extends string>(
  names: readonly Name[],
): Promise<Readonly<Record<Name, number>>> {
  const held = await Promise.all(names.map(hold));
  await Promise.all(held.map(({ server }) => release(server)));
  const entries = names.map((name, index) => [name, held[index]?.port ?? 0]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

// --- internal ---

function hold(): Promise<{ readonly server: Server; readonly port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve({ server, port: address.port });
    });
  });
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
