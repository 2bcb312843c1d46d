import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from './site.ts';

let folder: string;
let site: Hono;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  const root = join(folder, 'dist');
  const files: Record<string, string> = {
    'index.html': 'home',
    '404.html': 'not here',
    'sw.js': 'self.onfetch = null;',
    'en/analyze/index.html': 'analyze',
    '_astro/page.Bx12.js': 'export {};',
    'vm/x.wasm': 'asm',
    'pagefind/en.pf_meta': 'meta',
    'ja/実行待ち.txt': '待ち',
    'long.log': 'close(3) = 0\n'.repeat(500),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  }
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(root, 'leak.txt'));
  site = await createSite(root);
});

afterAll(() => rm(folder, { recursive: true }));

describe('what is there', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'home'],
    ['/en/analyze/', 'text/html; charset=utf-8', 'analyze'],
    ['/en/analyze/?view=calls', 'text/html; charset=utf-8', 'analyze'],
    ['/_astro/page.Bx12.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['/vm/x.wasm', 'application/wasm', 'asm'],
    ['/pagefind/en.pf_meta', 'application/octet-stream', 'meta'],
    [encodeURI('/ja/実行待ち.txt'), 'text/plain; charset=utf-8', '待ち'],
  ])('%s', async (path, type, text) => {
    const response = await site.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(await response.text()).toBe(text);
  });

  test('a folder without its slash moves to the one with it, query kept', async () => {
    const response = await site.request('/en/analyze?view=calls');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/en/analyze/?view=calls');
  });

  test('a folder named with two slashes does not move to another site', async () => {
    const response = await site.request('http://localhost//en/analyze');
    expect(response.headers.get('location') ?? '').not.toMatch(/^\/\//);
  });

  test('HEAD answers the size and no body', async () => {
    const response = await site.request('/en/analyze/', { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('7');
    expect(await response.text()).toBe('');
  });

  test('an unchanged file is not sent again', async () => {
    const etag = (await site.request('/')).headers.get('etag') ?? '';
    const again = await site.request('/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('text is sent compressed to who can read that, and known again by its tag', async () => {
    const headers = { 'accept-encoding': 'br, gzip' };
    const packed = await site.request('/long.log', { headers });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    const text = packed.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(text).text()).toBe('close(3) = 0\n'.repeat(500));
    const etag = packed.headers.get('etag') ?? '';
    const again = await site.request('/long.log', { headers: { ...headers, 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await site.request('/long.log')).headers.get('content-encoding')).toBeNull();
  });

  test('only names that hold a hash are kept for good', async () => {
    const cache = async (path: string) => (await site.request(path)).headers.get('cache-control');
    expect(await cache('/_astro/page.Bx12.js')).toContain('immutable');
    expect(await cache('/')).toBe('no-cache');
    expect(await cache('/_astro/gone.js')).toBe('no-store');
  });
});

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/en/',
    '/en/analyze/index.html/x',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/en/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/leak.txt',
    '/%00',
    '/%E0%A4%A',
  ])('%s', async (path) => {
    const response = await site.request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('not here');
  });

  test('nothing can be written', async () => {
    const response = await site.request('/index.html', { method: 'PUT', body: 'x' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

test('every answer says that it may not be framed elsewhere, sniffed, or named to others', async () => {
  for (const path of ['/', '/nothing', '/en/analyze']) {
    const { headers } = await site.request(path);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
});

test('pages and what they load are isolated from other sites, so that their clock is fine', async () => {
  for (const path of ['/', '/_astro/page.Bx12.js', '/vm/x.wasm', '/nothing']) {
    const { headers } = await site.request(path);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
});

test('the service worker is asked for each time, may fetch of this site only, and loads no other script', async () => {
  const { headers } = await site.request('/sw.js');
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; connect-src 'self'; frame-ancestors 'self'",
  );
});
