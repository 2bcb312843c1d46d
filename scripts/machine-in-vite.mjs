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

/**
 * v86 names modules of Node that it never reaches in a browser. In their place stands an empty module: the bundler would
 * put one there too, with a warning for each.
 *
 * @returns {import('vite').Plugin}
 */
export function emulatorWithoutNode() {
  const nothing = '\0nothing';
  return {
    name: 'emulator-without-node',
    enforce: 'pre',
    resolveId(name, importer) {
      const ofNode = /^(?:node:)?(?:fs|crypto|perf_hooks)(?:\/|$)/.test(name);
      return ofNode && /[\\/]v86[\\/]build[\\/]/.test(importer ?? '') ? nothing : null;
    },
    load: (id) => (id === nothing ? 'export default {};' : null),
  };
}
