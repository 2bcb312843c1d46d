import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';

const types = { json: 'application/json', wasm: 'application/wasm' };

/**
 * Serves the machine's files in `npm run dev`, where there is no build to hold them; they are made at the first request.
 *
 * @returns {import('vite').Plugin}
 */
export function machineInDev() {
  return {
    name: 'machine-in-dev',
    apply: 'serve',
    configureServer({ config, middlewares }) {
      middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const name = path.startsWith(`${config.base}machine/`) && path.split('/').at(-1);
        if (!name) return next();
        try {
          const { machineAssets } = await import('../src/vm/host/build-assets.ts');
          const file = join(await machineAssets(), name);
          if (!existsSync(file)) return next();
          response.setHeader('content-type', types[name.split('.').at(-1)] ?? 'application/octet-stream');
          createReadStream(file).pipe(response);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
