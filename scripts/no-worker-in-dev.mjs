/**
 * A service worker that takes itself away, with what it kept: `npm start` leaves one at the address that `npm run dev`
 * uses, and its pages would be shown in place of those being edited.
 */
const farewell = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));
async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith('trace-dojo-') && name.endsWith(' ' + registration.scope)) await caches.delete(name);
  }
  await registration.unregister();
  for (const client of await clients.matchAll({ type: 'window' })) client.navigate(client.url);
}
`;

/**
 * Serves it as `sw.js` in `npm run dev`, where every browser that has the other one asks for it.
 *
 * @returns {import('vite').Plugin}
 */
export function noWorkerInDev() {
  return {
    name: 'no-worker-in-dev',
    apply: 'serve',
    configureServer({ config, middlewares }) {
      middlewares.use((request, response, next) => {
        if (new URL(request.url ?? '/', 'http://localhost').pathname !== `${config.base}sw.js`) return next();
        response.setHeader('content-type', 'text/javascript');
        response.setHeader('cache-control', 'no-cache');
        response.end(farewell);
      });
    },
  };
}
