/*
 * What a reload would interrupt: a running machine, an answer that is not checked. Parts of a page report how to ask
 * them; other tabs of this site see it as a lock that is held while the reader is not at this one.
 */

export type Work = 'machine' | 'exercise';

const probes = new Map<() => boolean, Work>();
const prefix = `trace-dojo-at-work ${import.meta.env.BASE_URL} `;
const name = prefix + crypto.getRandomValues(new Uint32Array(2)).join('-');
let release: (() => void) | null = null;

/** Makes a part of the page known that may be at work; the answer ends that. */
export function reportWork(work: Work, isAtWork: () => boolean): () => void {
  if (probes.size === 0) watch();
  probes.set(isAtWork, work);
  return () => probes.delete(isAtWork);
}

/** What a reload of this page would interrupt now, the machine first. */
export function workHere(): Work | undefined {
  const works = [...probes].filter(([isAtWork]) => isAtWork()).map(([, work]) => work);
  return works.includes('machine') ? 'machine' : works[0];
}

/** Whether another tab of this site says that it is at work; false where the browser has no locks. */
export async function isWorkElsewhere(): Promise<boolean> {
  if (!navigator.locks) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name?.startsWith(prefix) && lock.name !== name);
}

/** The lock is asked for only by a reader in another tab, so it is enough to hold it when this one is left. */
function watch(): void {
  if (!navigator.locks) return;
  const leave = () => {
    if (release || workHere() === undefined) return;
    const left = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(name, () => left).catch(() => undefined);
  };
  const comeBack = () => {
    release?.();
    release = null;
  };
  window.addEventListener('blur', leave);
  window.addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
}
