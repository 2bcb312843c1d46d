import { cacheKeyOf } from '../../offline/addresses.ts';
import { cacheNames, isOurs } from '../../offline/caches.ts';
import { type BuiltFile, manifestPath, type OnDemandGroup, totalBytes } from '../../offline/manifest.ts';

/** What the build says of its files, as `offline.json` holds it. */
export interface OfflineSizes {
  /** Kept at the first visit. */
  readonly kept: { readonly files: number; readonly bytes: number };
  readonly onDemand: Readonly<Record<OnDemandGroup, readonly BuiltFile[]>>;
}

/** The site's root as a whole address: the scope of its service worker. */
export function siteScope(): string {
  return new URL(import.meta.env.BASE_URL, location.href).href;
}

/** @throws TypeError without a network where nothing is kept; Error where the build has no list */
export async function readSizes(): Promise<OfflineSizes> {
  const response = await fetch(siteScope() + manifestPath);
  if (!response.ok) throw new Error(`${response.status} ${manifestPath}`);
  return (await response.json()) as OfflineSizes;
}

/** How many bytes of these files are kept. */
export async function keptBytes(files: readonly BuiltFile[]): Promise<number> {
  const cache = await caches.open(cacheNames(siteScope()).onDemand);
  const keys = new Set((await cache.keys()).map(({ url }) => url));
  return totalBytes(files.filter((file) => keys.has(cacheKeyOf(file, siteScope()))));
}

/**
 * Keeps these files, each of which the browser loads unless it is kept already; `tell` hears the bytes that are there.
 *
 * @throws TypeError without a network; DOMException named QuotaExceededError without room
 */
export async function keep(files: readonly BuiltFile[], tell: (bytes: number) => void): Promise<void> {
  const cache = await caches.open(cacheNames(siteScope()).onDemand);
  let done = 0;
  for (const file of files) {
    const key = cacheKeyOf(file, siteScope());
    if (!(await cache.match(key))) {
      // The service worker leaves such a request alone: what it kept by itself would be kept twice.
      const response = await fetch(key, { cache: 'no-store' });
      if (!response.ok || !response.body) throw new TypeError(`${response.status} ${file.path}`);
      const before = done;
      const counted = response.body.pipeThrough(counter((bytes) => tell(before + bytes)));
      await cache.put(key, new Response(counted, { headers: response.headers }));
    }
    done += file.bytes;
    tell(done);
  }
}

function counter(tell: (bytes: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      tell(bytes);
      controller.enqueue(chunk);
    },
  });
}

/** Forgets these files. */
export async function forget(files: readonly BuiltFile[]): Promise<void> {
  const cache = await caches.open(cacheNames(siteScope()).onDemand);
  await Promise.all(files.map((file) => cache.delete(cacheKeyOf(file, siteScope()))));
}

/** Forgets everything of this site, and only of this site. */
export async function forgetAll(): Promise<void> {
  for (const name of await caches.keys()) {
    if (isOurs(name, siteScope())) await caches.delete(name);
  }
}
