import { siteCatalog } from '../../i18n/catalogs/site.ts';
import { excerptParts } from '../../site/excerpt.ts';

/** The part of Pagefind 1.5's browser API that is used here (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  debouncedSearch(query: string, options: object, waitMs: number): Promise<{ results: Hit[] } | null>;
}
interface Hit {
  data(): Promise<Page>;
}
interface Page {
  url: string;
  meta: { title?: string };
  /** The page itself first where words stand before its first heading, then one for each heading with an id. */
  sub_results: Part[];
}
interface Part {
  title: string;
  url: string;
  excerpt: string;
  locations: number[];
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

/** The part of the page where the words stand most often: a section of a lesson, a term of the glossary. */
function bestPart(page: Page): Part | undefined {
  return page.sub_results.reduce<Part | undefined>(
    (best, part) => (best && best.locations.length >= part.locations.length ? best : part),
    undefined,
  );
}

function row(page: Page): HTMLElement {
  const part = bestPart(page);
  const title = document.createElement('b');
  title.textContent = page.meta.title ?? page.url;
  const section = document.createElement('span');
  section.textContent = part && part.title !== page.meta.title ? part.title : '';
  const text = document.createElement('p');
  for (const piece of excerptParts(part?.excerpt ?? '')) {
    const node = document.createElement(piece.match ? 'mark' : 'span');
    node.textContent = piece.text;
    text.append(node);
  }
  const link = document.createElement('a');
  link.href = part?.url ?? page.url;
  link.append(title, section, text);
  const item = document.createElement('li');
  item.append(link);
  return item;
}
