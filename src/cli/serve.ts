import { existsSync, realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { createSite } from './site.ts';

export const defaultPort = 4321;
/** Loopback only: the site is for the person at this machine. */
const host = '127.0.0.1';
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a person did wrong, said so that they can put it right; printed without a stack. */
export class ServeError extends Error {}

/**
 * The port from `--port N`, else from `PORT`, else 4321.
 *
 * @throws ServeError for an unknown option or a port that is not 0 to 65535 (0: any free one).
 */
export function readPort(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): number {
  let given: string | undefined;
  try {
    given = parseArgs({ args: [...argv], options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    throw new ServeError(`${(error as Error).message}\nUsage: npm start -- [--port N]`);
  }
  const text = given ?? (env.PORT || String(defaultPort));
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    throw new ServeError(`A port is a number from 0 to 65535, and this is "${text}".`);
  }
  return port;
}

/**
 * Serves the site in `root` (the build, unless given) on loopback and resolves once it listens.
 *
 * @throws ServeError where there is no build, or the port is taken or not allowed.
 */
export async function serve(port: number, root = dist): Promise<{ url: string; server: Server }> {
  if (!existsSync(root)) throw new ServeError('There is no build to serve yet. Run: npm run build');
  const server = createAdaptorServer({ fetch: (await createSite(root)).fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return { url: `http://localhost:${bound}`, server };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ServeError(
      `Port ${port} is in use by another program. Take another one: npm start -- --port ${port + 1}`,
    );
  }
  if (error.code === 'EACCES')
    return new ServeError(`Port ${port} needs more rights. Take one from 1024 up.`);
  return error;
}

/** Ends the server on Ctrl-C and SIGTERM at once, open connections included, with exit code 0. */
export function stopOnSignal(server: Server): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}

/** `node src/cli/serve.ts [--port N]`: serves what was built before. */
async function main(): Promise<void> {
  try {
    const { url, server } = await serve(readPort(process.argv.slice(2), process.env));
    stopOnSignal(server);
    console.log(`Trace Dojo is at ${url} (Ctrl-C ends it)`);
  } catch (error) {
    if (!(error instanceof ServeError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

const started = process.argv[1];
if (started && realpathSync(started) === fileURLToPath(import.meta.url)) await main();
