import { localeKey } from '../../site/inline-scripts.ts';
import { startOffline } from '../offline/start-offline.ts';
import { startCopyButtons } from './copy-buttons.ts';
import { startPathProgress } from './path-progress.ts';
import { startScrollSpy } from './scroll-spy.ts';
import { startScrollableTables } from './scrollable-tables.ts';
import { startTermCards } from './term-cards.ts';
import { startTheme } from './theme.ts';

/** Everything of the shell that needs a script; without one, its buttons stay hidden and its links still work. */
startTheme();
startDrawer();
startSearch();
startLanguage();
startScrollSpy();
startCopyButtons();
startScrollableTables();
startTermCards();
startPathProgress();
showPlaceInPath();
startOffline();

function startDrawer(): void {
  const drawer = document.querySelector<HTMLDialogElement>('dialog.drawer');
  const button = document.querySelector<HTMLButtonElement>('[data-drawer-open]');
  if (!drawer || !button) return;
  button.hidden = false;
  button.addEventListener('click', () => drawer.showModal());
  closeOutside(drawer);
  // A link to a part of this very page would leave the drawer open above it.
  drawer.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) drawer.close();
  });
  matchMedia('(min-width: 900px)').addEventListener('change', () => drawer.close());
}

/** The dialog and its index come with the first use, so that a lesson does not pay for them. */
function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  const button = document.querySelector<HTMLButtonElement>('[data-search-open]');
  if (!dialog || !button) return;
  button.hidden = false;
  if (/Mac|iPhone|iPad/.test(navigator.platform)) button.dataset.searchKey = '⌘K';
  closeOutside(dialog);

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    const { startDialog } = await import('./search.ts');
    startDialog(dialog);
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const command = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey;
    if (command || (event.key === '/' && !isTaken(event))) {
      event.preventDefault();
      open();
    }
  });
}

/** `/` belongs to whoever has the focus: a field, or an analyzer, which searches in its own view. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target;
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], dialog[open], [data-analyzer], [data-analyzer-fixture], [data-machine]',
    ) !== null
  );
}

/** A long course is higher than a small window: the lesson being read is brought into its path. */
function showPlaceInPath(): void {
  const side = document.querySelector<HTMLElement>('.side');
  const here = side?.querySelector('[aria-current]');
  if (!side || !here) return;
  const below = here.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom;
  if (below > 0) side.scrollTop += below + side.clientHeight / 3;
}

function startLanguage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-locale]')) {
    link.addEventListener('click', () => {
      try {
        localStorage.setItem(localeKey, link.dataset.locale ?? '');
      } catch {
        // Storage may be forbidden; the link works all the same.
      }
    });
  }
}

function closeOutside(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
