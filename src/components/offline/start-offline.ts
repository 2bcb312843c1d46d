import { workerPath } from '../../offline/manifest.ts';

/** So long after a page is loaded the reader, and the machine under the browser, are left in peace. */
const quietMs = 2000;
/** A page that stays open for long asks this often whether there is a new version, when the reader comes back to it. */
const askAgainMs = 3_600_000;
/** Says that the reader wants nothing kept here; each path of a host has its own. */
const offKey = `trace-dojo:offline:${import.meta.env.BASE_URL}`;

/** The browser's service workers, or null where it has none for this page: over http, in some private windows. */
export function serviceWorkers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

export function isOff(): boolean {
  try {
    return localStorage.getItem(offKey) === 'off';
  } catch {
    return false;
  }
}

export function setOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(offKey, 'off');
    else localStorage.removeItem(offKey);
  } catch {
    // Then it is asked for again on the next visit.
  }
}

/** Settles when the browser has been asked to keep the site, or will not be asked on this page. */
const { promise: started, resolve: settle } = Promise.withResolvers<void>();

export { started };

/**
 * Keeps the site for offline use, once the page has all it needs for itself, and offers a new version where there is
 * one. Without service workers, or without room for them, nothing happens and nothing is said.
 */
export function startOffline(): void {
  const workers = serviceWorkers();
  if (!workers || isOff() || import.meta.env.DEV) {
    settle();
    return;
  }
  watchOtherTabs(workers);
  const start = () => {
    setTimeout(async () => {
      await register(workers).catch(() => undefined);
      settle();
    }, quietMs);
  };
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

/** The first service worker begins to keep this page; each later one was taken in another tab, or asked for here. */
function watchOtherTabs(workers: ServiceWorkerContainer): void {
  let controlled = workers.controller !== null;
  workers.addEventListener('controllerchange', async () => {
    const taken = controlled;
    controlled = true;
    const registration = taken && (await workers.getRegistration(import.meta.env.BASE_URL));
    if (registration) offer(registration);
  });
}

/** The notice comes with the first need of it; where it is gone with an earlier build, the next page has it. */
function offer(registration: ServiceWorkerRegistration): void {
  import('./new-version.ts').then(({ offerVersion }) => offerVersion(registration)).catch(() => undefined);
}

/** Registers the service worker of this site and watches for the one after it. */
export async function register(
  workers: ServiceWorkerContainer,
): Promise<ServiceWorkerRegistration | undefined> {
  const scope = import.meta.env.BASE_URL;
  const controlled = workers.controller !== null;
  // Undefined where an extension or a test keeps the browser from it.
  const registration: ServiceWorkerRegistration | undefined = await workers.register(scope + workerPath, {
    scope,
    updateViaCache: 'none',
  });
  if (!registration) return undefined;
  const follow = () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && workers.controller) offer(registration);
    });
  };
  if (registration.waiting && controlled) offer(registration);
  follow();
  registration.addEventListener('updatefound', follow);
  // Browsers look by themselves when a page is opened, each at its own time.
  if (controlled) registration.update().catch(() => undefined);
  askAgain(registration);
  return registration;
}

function askAgain(registration: ServiceWorkerRegistration): void {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - asked < askAgainMs) return;
    asked = performance.now();
    registration.update().catch(() => undefined);
  });
}
