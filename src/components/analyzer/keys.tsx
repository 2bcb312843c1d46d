import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { AnalyzerModel } from './model.ts';
import { viewLetters, viewWords } from './view-words.ts';

const secondKeyMs = 1500;

/**
 * Keys that work anywhere inside an analyzer but in its text fields: `/`, `g` and a letter, `?`.
 * @param alone whether they work on the whole page
 */
export function useKeys(
  model: AnalyzerModel,
  id: string,
  live: boolean,
  help: Signal<boolean>,
  alone: boolean,
): (event: KeyboardEvent) => void {
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const key = (event: KeyboardEvent) => {
    if (!live || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && help.value) {
      help.value = false;
      return;
    }
    const field = (event.target as Element).closest('input, textarea, select');
    if (field) return;
    const now = event.timeStamp;
    const view = viewLetters[event.key];
    if (view && now - lastG.current < secondKeyMs) {
      model.view.value = view;
      // The focused part may have gone with the old view; the keys go on working from the tab.
      document.getElementById(`${id}-tab-${view}`)?.focus();
    } else if (event.key === '/') {
      model.view.value = 'calls';
      requestAnimationFrame(() => document.getElementById(`${id}-search`)?.focus());
    } else if (event.key === '?') {
      help.value = !help.value;
    } else {
      lastG.current = event.key === 'g' ? now : Number.NEGATIVE_INFINITY;
      return;
    }
    lastG.current = Number.NEGATIVE_INFINITY;
    event.preventDefault();
  };
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    if (!alone) return;
    const listen = (event: KeyboardEvent) => {
      if (!document.querySelector('dialog[open]')) latest.current(event);
    };
    // Before the site's own keys: here `/` searches the log.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [alone]);
  return key;
}

export function KeysHelp({ locale, close }: { readonly locale: Locale; readonly close: () => void }) {
  const t = analyzerCatalog[locale];
  return (
    <div class="keys" role="group" aria-label={t.keys}>
      <header>
        <b>{t.keys}</b>
        <button type="button" class="an-button icon" aria-label={t.close} onClick={close}>
          ×
        </button>
      </header>
      <ul>
        <li>
          <kbd>/</kbd> {t.keySearch}
        </li>
        <li>
          {t.keyViews(
            Object.entries(viewLetters)
              .map(([letter, view]) => `${letter} ${viewWords(locale)[view]}`)
              .join(', '),
          )}
        </li>
        <li>{t.keyMove}</li>
        <li>{t.keyOpen}</li>
        <li>{t.keyLeave}</li>
        <li>{t.keyHelp}</li>
      </ul>
    </div>
  );
}
