import { type Locale, locales } from '../../i18n/catalog.ts';
import { offlineCatalog } from '../../i18n/catalogs/offline.ts';
import type { ToServiceWorker } from '../../offline/messages.ts';
import { button, element } from '../exercise/elements.ts';
import { isWorkElsewhere, workHere } from './at-work.ts';
import './new-version.css';

/** Set in this tab when the reader wants to hear of it later. */
const laterKey = 'trace-dojo:new-version-later';

let place: HTMLElement | undefined;
let reloading = false;

/**
 * Offers a version of the site that waits, or that another tab has taken: a quiet notice, never a reload by itself. A
 * machine or an open answer in another tab holds it back.
 */
export function offerVersion(registration: ServiceWorkerRegistration): void {
  if (reloading || (registration.waiting && isLater())) return;
  // A live region speaks of what changes in it, so it has to be there before its text.
  place ??= makePlace(() => void show(registration));
  void show(registration);
}

/** What is said changes while the reader is in another tab. */
function makePlace(draw: () => void): HTMLElement {
  const made = element('div', { class: 'new-version', role: 'status' });
  document.querySelector('.site-header')?.after(made);
  window.addEventListener('focus', draw);
  return made;
}

async function show(registration: ServiceWorkerRegistration): Promise<void> {
  const language = document.documentElement.lang;
  const locale: Locale = locales.find((known) => known === language) ?? 'en';
  const t = offlineCatalog[locale];
  const elsewhere = registration.waiting !== null && (await isWorkElsewhere());
  const here = workHere();
  const texts = [registration.waiting ? t.newVersion : t.replaced];
  if (elsewhere) texts.push(t.elsewhere);
  else if (here) texts.push(here === 'machine' ? t.machineRuns : t.halfAnswered);
  const later = button(t.later, () => {
    setLater();
    place?.remove();
    place = undefined;
  });
  const reload = button(t.reload, () => void take(registration));
  place?.replaceChildren(
    element('p', {}, texts.join(locale === 'ja' ? '' : ' ')),
    element('div', { class: 'new-version-actions' }, ...(elsewhere ? [later] : [reload, later])),
  );
}

/** The reader asked for it: the waiting service worker takes over, and the page comes back from it. */
async function take(registration: ServiceWorkerRegistration): Promise<void> {
  const { waiting } = registration;
  if (waiting && (await isWorkElsewhere())) return show(registration);
  reloading = true;
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ kind: 'activate' } satisfies ToServiceWorker);
}

function isLater(): boolean {
  try {
    return sessionStorage.getItem(laterKey) !== null;
  } catch {
    return false;
  }
}

function setLater(): void {
  try {
    sessionStorage.setItem(laterKey, '');
  } catch {
    // Then it is offered again on the next page.
  }
}
