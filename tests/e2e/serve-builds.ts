/**
 * `node tests/e2e/serve-builds.ts dojo|plain PORT BASE=FOLDER...`: a host of its own process, so that a test can kill
 * it. `dojo` answers as `npm start` does, `plain` as a file host that knows types of files and nothing else. Prints its
 * address when it listens.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createSite } from '../../src/cli/site.ts';

const [kind, port, ...given] = process.argv.slice(2);
const builds = await Promise.all(
  given.map(async (text) => {
    const [base = '', folder = ''] = text.split('=');
    return { base, site: await createSite(folder) };
  }),
);
// The longest base that fits is the one meant.
builds.sort((a, b) => b.base.length - a.base.length);

/** Only what a file host says. */
function plain(response: Response): Response {
  const type = response.headers.get('content-type');
  const location = response.headers.get('location');
  const headers = { ...(type && { 'content-type': type }), ...(location && { location }) };
  return new Response(response.body, { status: response.status, headers });
}

const server = createAdaptorServer({
  fetch: async (request) => {
    const { pathname, search } = new URL(request.url);
    const build = builds.find(({ base }) => pathname.startsWith(base));
    if (!build) return new Response('outside\n', { status: 404 });
    const path = pathname.slice(build.base.length - 1) + search;
    const { method, headers } = request;
    if (kind === 'plain') return plain(await build.site.request(path, { method }));
    return build.site.request(path, { method, headers });
  },
});
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
