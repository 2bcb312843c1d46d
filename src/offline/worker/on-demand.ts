import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { cacheKeyOf } from '../addresses.ts';
import type { BuiltFile } from '../manifest.ts';
import { notKeptHeader } from '../messages.ts';
import type { RequestEvent } from './scope.ts';

/** Large files: the first use brings them from the network and keeps them, each later one finds them here. */
export class OnDemand {
  private readonly cacheName: string;
  private readonly files: readonly BuiltFile[];
  private readonly scope: string;
  private readonly strategy: CacheFirst;

  constructor(cacheName: string, files: readonly BuiltFile[], scope: string) {
    this.cacheName = cacheName;
    this.files = files;
    this.scope = scope;
    this.strategy = new CacheFirst({
      cacheName,
      // These addresses hold another content after an update: the host is asked whether it is still the same.
      fetchOptions: { cache: 'no-cache' },
      plugins: [
        {
          cacheKeyWillBeUsed: async ({ params }) => params.cacheKey,
          // Whole answers of our own host only.
          cacheWillUpdate: async ({ response }) =>
            response.status === 200 && response.type === 'basic' ? response : null,
        },
      ],
    });
  }

  /** The file from the cache or the network; without either, an answer that says its size and why it is missing. */
  async answer(event: RequestEvent, file: BuiltFile): Promise<Response> {
    const [response, stored] = this.strategy.handleAll({
      event: event as never,
      request: event.request,
      params: { cacheKey: cacheKeyOf(file, this.scope) },
    });
    // No room to keep it: it was answered all the same.
    stored.catch(() => undefined);
    try {
      return await response;
    } catch {
      return new Response(null, { status: 504, headers: { [notKeptHeader]: String(file.bytes) } });
    }
  }

  /** Forgets what another build kept and this one has no more, or with another content. */
  async removeOld(): Promise<void> {
    const current = new Set(this.files.map((file) => cacheKeyOf(file, this.scope)));
    const cache = await caches.open(this.cacheName);
    for (const request of await cache.keys()) {
      if (!current.has(request.url)) await cache.delete(request);
    }
  }
}
