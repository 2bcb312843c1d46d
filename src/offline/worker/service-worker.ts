import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { Addresses, addressOf, revisionOf } from '../addresses.ts';
import { cacheNames, isOld } from '../caches.ts';
import { type OfflineManifest, onDemandGroups } from '../manifest.ts';
import type { ToServiceWorker } from '../messages.ts';
import { OnDemand } from './on-demand.ts';
import type { RequestEvent, WorkerScope } from './scope.ts';

/*
 * Answers from what is kept, so that the site works without a network. One build is one service worker with the list of
 * that build's files: a page and all it loads are of one build, until the reader takes the next one.
 */

/** Put in by the build (scripts/service-worker.mjs). */
declare const builtManifest: OfflineManifest;

const manifest = builtManifest;
const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const names = cacheNames(scope);
const large = onDemandGroups.flatMap((group) => manifest.onDemand[group]);
const kept = new Addresses(manifest.kept, scope);
const later = new Addresses(large, scope);
const precache = new PrecacheController({ cacheName: names.kept });
const onDemand = new OnDemand(names.onDemand, large, scope);

// The checksum keeps a build that is only half on its host from being taken for the whole.
precache.addToCacheList(
  manifest.kept.map((file) => ({
    url: addressOf(file, scope),
    revision: revisionOf(file),
    integrity: `sha256-${file.sha256}`,
  })),
);

// A worker that is new waits here until no page of the old one is open, or the reader asks for it.
worker.addEventListener('install', (event) => void precache.install(event as never));

worker.addEventListener('activate', (event) => {
  void precache.activate(event as never);
  event.waitUntil(removeOld());
  // The page of the first visit works on without a network too.
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', ({ data }: MessageEvent<ToServiceWorker>) => {
  if (data?.kind === 'activate') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

async function removeOld(): Promise<void> {
  for (const name of await caches.keys()) {
    if (isOld(name, scope)) await caches.delete(name);
  }
  await onDemand.removeOld();
}

/** The answer, or undefined where the browser asks the network as if there were no service worker. */
function answerTo(event: RequestEvent): Promise<Response> | Response | undefined {
  const { request } = event;
  // A part of a file is not the file: neither answered out of it nor kept. `no-store` asks for the host's own word.
  if (request.method !== 'GET' || request.headers.has('range') || request.cache === 'no-store')
    return undefined;
  const found = kept.find(request.url);
  if (found?.kind === 'redirect') return Response.redirect(found.to, 308);
  if (found) return fromPrecache(event, addressOf(found.file, scope));
  const wanted = later.find(request.url);
  if (wanted?.kind === 'file') return onDemand.answer(event, wanted.file);
  return request.mode === 'navigate' ? unknownPage(event) : undefined;
}

function fromPrecache(event: RequestEvent, address: string): Promise<Response> {
  const cacheKey = precache.getCacheKeyForURL(address);
  return precache.strategy.handle({ event: event as never, request: event.request, params: { cacheKey } });
}

/** A page that is no part of this build: the host knows it, or nobody does. */
async function unknownPage(event: RequestEvent): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch {
    const page = await precache.matchPrecache(new URL('404.html', scope).href);
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }
}
