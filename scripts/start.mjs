/** `npm start [-- --port N]`: builds the site and serves it. One process, so that ending it ends everything. */
import './require-node.mjs';
import { root, run } from './processes.mjs';

// Loaded only now: an old Node can't read TypeScript, and should have heard so in words above.
const { ServeError, readPort, serve, stopOnSignal } = await import('../src/cli/serve.ts');

async function start() {
  const port = readPort(process.argv.slice(2), process.env);
  await assertFree(port);
  const built = await run(process.execPath, ['scripts/build.mjs']);
  if (built !== 0) return built;
  const { url, server } = await serve(port);
  stopOnSignal(server);
  console.log(`\nTrace Dojo is at ${url} (Ctrl-C ends it)`);
  return 0;
}

/** A taken port is said before the build, not after it. */
async function assertFree(port) {
  const { server } = await serve(port, root);
  await new Promise((resolve) => server.close(resolve));
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof ServeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
