import { themeKey } from '../../site/inline-scripts.ts';

/**
 * The button switches between light and dark. Choosing what the system shows anyway forgets the choice, so the page
 * follows the system again.
 */
export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const systemTheme = () => (system.matches ? 'dark' : 'light');
  const show = () => {
    button.setAttribute('aria-pressed', String((root.dataset.theme ?? systemTheme()) === 'dark'));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const chosen = (root.dataset.theme ?? systemTheme()) === 'dark' ? 'light' : 'dark';
    if (chosen === systemTheme()) delete root.dataset.theme;
    else root.dataset.theme = chosen;
    store(root.dataset.theme);
    show();
    // Canvases read their colours from the page and have to be told.
    root.dispatchEvent(new CustomEvent('trace-dojo:theme', { bubbles: true }));
  });
  system.addEventListener('change', show);
  show();
}

function store(theme: string | undefined): void {
  try {
    if (theme === undefined) localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
}
