import { siteCatalog } from '../../i18n/catalogs/site.ts';
import { excerptParts } from '../../site/excerpt.ts';

/** The part of Pagefind 1.5's browser API that is used here (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  debouncedSearch(query: string, options: object, waitMs: number): Promise<{ results: Hit[] } | null>;
}
interface Hit {
  data(): Promise<{ url: string; excerpt: string; meta: { title?: string } }>;
}

const shownHits = 12;
const started = new WeakSet<HTMLDialogElement>();
let loading: Promise<Pagefind> | undefined;

function load(folder: string): Promise<Pagefind> {
  loading ??= (async () => {
    const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
    await pagefind.options({ baseUrl: import.meta.env.BASE_URL, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  })().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Makes an open search dialog work: typing lists pages, arrows walk the list, Enter opens the first or the chosen one. */
export function startDialog(dialog: HTMLDialogElement): void {
  const input = dialog.querySelector<HTMLInputElement>('[data-search-input]');
  const list = dialog.querySelector<HTMLElement>('[data-search-results]');
  const status = dialog.querySelector<HTMLElement>('[data-search-status]');
  const folder = dialog.dataset.index;
  if (!input || !list || !status || !folder) return;
  input.select();
  if (started.has(dialog)) return;
  started.add(dialog);
  const t = siteCatalog[document.documentElement.lang === 'ja' ? 'ja' : 'en'];
  const links = () => [...list.querySelectorAll('a')];

  const failed = async () => {
    // A page that was never built has no index; a build whose index does not load has a broken connection.
    const answer = await fetch(`${folder}pagefind.js`, { method: 'HEAD' }).catch(() => undefined);
    status.textContent = answer && !answer.ok ? t.searchMissing : t.searchFailed;
  };

  const search = async () => {
    const query = input.value.trim();
    if (query === '') {
      list.replaceChildren();
      status.textContent = t.searchIdle;
      return;
    }
    try {
      if (!loading) status.textContent = t.searchLoading;
      const pagefind = await load(folder);
      const found = await pagefind.debouncedSearch(query, {}, 120);
      if (!found || query !== input.value.trim()) return;
      const pages = await Promise.all(found.results.slice(0, shownHits).map((hit) => hit.data()));
      if (query !== input.value.trim()) return;
      list.replaceChildren(...pages.map(row));
      status.textContent = pages.length === 0 ? t.searchNone(query) : t.searchCount(found.results.length);
    } catch {
      await failed();
    }
  };

  input.addEventListener('input', search);
  load(folder).catch(failed);
  if (input.value) search();

  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    if (event.submitter instanceof HTMLButtonElement && document.activeElement !== input) return;
    event.preventDefault();
    links()[0]?.click();
  });
  dialog.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops: HTMLElement[] = [input, ...links()];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  });
}

function row(page: { url: string; excerpt: string; meta: { title?: string } }): HTMLElement {
  const title = document.createElement('b');
  title.textContent = page.meta.title ?? page.url;
  const text = document.createElement('p');
  for (const part of excerptParts(page.excerpt)) {
    const piece = part.match ? document.createElement('mark') : document.createTextNode(part.text);
    if (part.match) piece.textContent = part.text;
    text.append(piece);
  }
  const link = document.createElement('a');
  link.href = page.url;
  link.append(title, text);
  const item = document.createElement('li');
  item.append(link);
  return item;
}
