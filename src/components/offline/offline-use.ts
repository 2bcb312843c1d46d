import { offlineCatalog } from '../../i18n/catalogs/offline.ts';
import { onDemandGroups, totalBytes } from '../../offline/manifest.ts';
import { formatBytes } from '../../views/format-count.ts';
import { button, element } from '../exercise/elements.ts';
import { forget, forgetAll, keep, keptBytes, type OfflineSizes, readSizes } from './kept.ts';
import { isOff, register, serviceWorkers, setOff, started } from './start-offline.ts';

/** The part of the progress page that shows what is kept in this browser, keeps the rest, and forgets it. */
export function startOfflineUse(): void {
  const root = document.querySelector<HTMLElement>('[data-offline]');
  if (root) void new OfflineUse(root).draw();
}

class OfflineUse {
  private readonly place: HTMLElement;
  private readonly status: HTMLElement;
  private readonly t = offlineCatalog[document.documentElement.lang === 'ja' ? 'ja' : 'en'];

  constructor(root: HTMLElement) {
    this.place = root.querySelector('[data-offline-kept]') as HTMLElement;
    this.status = root.querySelector('[data-offline-status]') as HTMLElement;
  }

  async draw(): Promise<void> {
    const { t } = this;
    const workers = serviceWorkers();
    const sizes = await readSizes().catch(() => undefined);
    const find = () => workers?.getRegistration(import.meta.env.BASE_URL).catch(() => undefined);
    let registration = await find();
    if (workers && !registration && !isOff()) {
      this.place.replaceChildren(element('p', {}, t.preparing));
      await started;
      registration = await find();
    }
    const off = workers !== null && isOff();
    if (sizes && registration?.active && !off) {
      await this.drawKept(sizes, registration);
    } else if (sizes && off) {
      const on = button(t.keepSite(formatBytes(sizes.kept.bytes)), () => void this.turnOn(workers));
      this.place.replaceChildren(element('p', {}, t.off), element('div', { class: 'offline-actions' }, on));
    } else {
      // The first visit: the browser is at it, and may yet find that it has no room.
      registration?.installing?.addEventListener('statechange', () => void this.draw());
      this.place.replaceChildren(element('p', {}, registration?.installing ? t.preparing : t.unsupported));
    }
    this.place.dataset.ready = '';
  }

  private async drawKept(sizes: OfflineSizes, registration: ServiceWorkerRegistration): Promise<void> {
    const { t } = this;
    const large = onDemandGroups.flatMap((group) => sizes.onDemand[group]);
    const rows = [this.row(t.site, sizes.kept.bytes, sizes.kept.bytes)];
    let missing = totalBytes(large);
    for (const group of onDemandGroups) {
      const files = sizes.onDemand[group];
      if (files.length === 0) continue;
      const bytes = await keptBytes(files);
      missing -= bytes;
      rows.push(this.row(t[group], totalBytes(files), bytes, () => forget(files)));
    }
    const head = [t.columnWhat, t.columnSize, t.columnState, ''].map((text) => element('th', {}, text));
    const all = button(t.keepAll(formatBytes(missing)), () => void this.keepAll(sizes), 'button');
    const none = button(t.removeAll, () => void this.turnOff(registration), 'progress-reset');
    this.place.replaceChildren(
      element(
        'table',
        { 'aria-label': t.table },
        element('thead', { class: 'visually-hidden' }, element('tr', {}, ...head)),
        element('tbody', {}, ...rows),
      ),
      element('div', { class: 'offline-actions' }, missing > 0 ? all : t.keptEverything, none),
    );
  }

  private row(what: string, bytes: number, kept: number, remove?: () => Promise<void>): HTMLElement {
    const { t } = this;
    const part = kept === 0 ? t.keptNone : t.keptPart(formatBytes(kept), formatBytes(bytes));
    const action = element('td');
    if (remove && kept > 0) {
      const press = button(
        t.remove,
        () => void remove().then(() => this.redraw(t.removed(what))),
        'progress-reset',
      );
      press.setAttribute('aria-label', t.removeOf(what));
      action.append(press);
    }
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, what),
      element('td', {}, formatBytes(bytes)),
      element('td', {}, kept === bytes ? t.keptAll : part),
      action,
    );
  }

  private async keepAll(sizes: OfflineSizes): Promise<void> {
    const { t } = this;
    const files = onDemandGroups.flatMap((group) => sizes.onDemand[group]);
    const all = formatBytes(totalBytes(files));
    // A browser may clear what it was not asked to hold on to.
    void navigator.storage?.persist?.().catch(() => undefined);
    try {
      await keep(files, (bytes) => {
        this.status.textContent = t.loading(formatBytes(bytes), all);
      });
      await this.redraw('');
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      await this.redraw(full ? t.full : t.failed);
    }
  }

  private async turnOff(registration: ServiceWorkerRegistration): Promise<void> {
    setOff(true);
    await registration.unregister();
    await forgetAll();
    await this.redraw('');
  }

  private async turnOn(workers: ServiceWorkerContainer): Promise<void> {
    setOff(false);
    await register(workers).catch(() => undefined);
    await this.redraw('');
  }

  /** The buttons are others now: the focus goes where it is said what happened. */
  private async redraw(said: string): Promise<void> {
    await this.draw();
    this.status.textContent = said;
    this.place.tabIndex = -1;
    this.place.focus();
  }
}
