import { useRef } from 'preact/hooks';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { queryCatalog } from '../../i18n/catalogs/query.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { keyLines } from './key-lines.ts';
import type { AnalyzerModel } from './model.ts';
import { viewNames } from './url-state.ts';
import { usePageKeys } from './use-page-keys.ts';
import { hasView, viewLetters, viewWords } from './view-words.ts';

const secondKeyMs = 1500;

/**
 * Keys that work anywhere inside an analyzer but in its text fields: `/`, `g` and a letter, `?`.
 * @param alone whether they work on the whole page
 */
export function useKeys(
  model: AnalyzerModel,
  id: string,
  live: boolean,
  alone: boolean,
): (event: KeyboardEvent) => void {
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const key = (event: KeyboardEvent) => {
    if (!live || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && model.help.value) {
      model.help.value = null;
      return;
    }
    const field = (event.target as Element).closest('input, textarea, select');
    if (field) return;
    const now = event.timeStamp;
    const view = viewLetters[event.key];
    const info = model.opened.peek()?.info;
    if (view && info && hasView(view, info) && now - lastG.current < secondKeyMs) {
      model.view.value = view;
      // The focused part may have gone with the old view; the keys go on working from the tab.
      document.getElementById(`${id}-tab-${view}`)?.focus();
    } else if (event.key === '/') {
      document.getElementById(`${id}-search`)?.focus();
    } else if (event.key === '?') {
      model.help.value = model.help.value === null ? 'keys' : null;
    } else {
      lastG.current = event.key === 'g' ? now : Number.NEGATIVE_INFINITY;
      return;
    }
    lastG.current = Number.NEGATIVE_INFINITY;
    event.preventDefault();
  };
  usePageKeys(key, alone);
  return key;
}

interface HelpProps {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly close: () => void;
}

/** All keys: those that work everywhere, then those of each view that the log has, the open one first. */
export function KeysHelp({ model, info, close }: HelpProps) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const words = viewWords(locale);
  const open = model.shownView.value;
  const shown = viewNames.filter((view) => hasView(view, info));
  const letters = Object.entries(viewLetters).filter(([, view]) => hasView(view, info));
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
        <li>{t.keyViews(letters.map(([letter, view]) => `${letter} ${words[view]}`).join(', '))}</li>
        <li>{t.keyLeave}</li>
        <li>{t.keyHelp}</li>
      </ul>
      {shown
        .toSorted((a, b) => Number(b === open) - Number(a === open))
        .map((view) => {
          const lines = keyLines[view]?.(locale) ?? [];
          return (
            lines.length > 0 && (
              <section key={view}>
                <p class="an-h">{words[view]}</p>
                <ul>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      <button
        type="button"
        class="an-link"
        onClick={() => {
          model.help.value = 'query';
        }}
      >
        {queryCatalog[locale].help}
      </button>
    </div>
  );
}
