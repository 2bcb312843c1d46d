import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** Types of what a build holds. Pagefind's own files are gzip data that its script unpacks itself. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * What a `<meta>` policy can't say. Everything else is in the page's own policy, which the build writes with the
 * hashes of its scripts.
 */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'self'",
  // Cross-origin isolated, a page has a finer clock, and with it the machine. The site loads nothing from elsewhere.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The service worker is no page: it fetches what belongs to the site, and nothing else. */
const serviceWorker = {
  name: 'sw.js',
  policy: "default-src 'none'; connect-src 'self'; frame-ancestors 'self'",
} as const;

interface Found {
  readonly file: string;
  readonly size: number;
  readonly etag: string;
}

/** The file below `root` that a URL path names; 'directory' for a folder; undefined for nothing or anything outside. */
async function find(root: string, path: string): Promise<Found | 'directory' | undefined> {
  const file = resolve(root, `.${sep}${path}`);
  try {
    const real = await realpath(file);
    if (real !== root && !real.startsWith(root + sep)) return undefined;
    const info = await stat(real);
    if (info.isDirectory()) return 'directory';
    if (!info.isFile()) return undefined;
    return { file: real, size: info.size, etag: `"${info.size.toString(36)}-${info.mtimeMs.toString(36)}"` };
  } catch {
    return undefined;
  }
}

/** A URL path as a file path, or undefined where it can't be one. */
function decodePath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Names below `_astro/`, and the machine's, hold a hash of their content, so a browser may keep them for good. */
function cacheControl(path: string): string {
  return /^\/_astro\/|^\/machine\/.+\.[0-9a-f]{10}\.\w+$/.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}

function respond(found: Found, path: string, method: string, status: 200 | 404): Response {
  const init = {
    status,
    headers: {
      'content-type': mimeTypes[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(found.size),
      'cache-control': status === 200 ? cacheControl(path) : 'no-store',
      ...(status === 200 ? { etag: found.etag } : {}),
    },
  };
  if (method === 'HEAD') return new Response(null, init);
  return new Response(Readable.toWeb(createReadStream(found.file)) as ReadableStream, init);
}

/**
 * The built site as a Hono application: files below `root` (a folder that exists), `index.html` for a folder, and
 * `404.html` with status 404 for what is not there. Nothing outside `root` is served, whatever the path or a
 * symbolic link says.
 */
export async function createSite(root: string): Promise<Hono> {
  const base = await realpath(root);
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    if (new URL(context.req.url).pathname === `/${serviceWorker.name}`)
      context.res.headers.set('content-security-policy', serviceWorker.policy);
  });

  app.use(compress());

  app.on(['GET', 'HEAD'], '*', async (context) => {
    const { method, url } = context.req;
    const path = decodePath(url);
    let found = path === undefined ? undefined : await find(base, path);
    if (path !== undefined && found === 'directory') {
      if (!path.endsWith('/')) {
        const { pathname, search } = new URL(url);
        // One slash in front: `//host/` would send the browser to another site.
        return context.redirect(`/${pathname.replace(/^\/+/, '')}/${search}`, 308);
      }
      found = await find(base, join(path, 'index.html'));
    }
    if (path !== undefined && found !== undefined && found !== 'directory') {
      // A compressed answer carries the same tag as a weak one.
      const unchanged = context.req.header('if-none-match')?.replace(/^W\//, '') === found.etag;
      if (unchanged) return new Response(null, { status: 304, headers: { etag: found.etag } });
      return respond(found, path, method, 200);
    }
    const missing = await find(base, '404.html');
    if (missing === undefined || missing === 'directory') return context.text('Not found\n', 404);
    return respond(missing, '/404.html', method, 404);
  });

  app.all('*', (context) =>
    context.text('Only GET and HEAD are answered here.\n', 405, { allow: 'GET, HEAD' }),
  );
  return app;
}
