/** What a page says to a service worker that waits: take over now. Sent only when the reader asked for it. */
export interface ToServiceWorker {
  readonly kind: 'activate';
}

/**
 * Tells an answer that the service worker made up because the site can't be reached from one that a server gave: holds
 * the size in bytes of the file that is not kept.
 */
export const notKeptHeader = 'x-trace-dojo-not-kept';
