import { useRef } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import { usePageKeys } from '../analyzer/use-page-keys.ts';
import type { FramedModel } from './framed-model.ts';
import type { InstrumentView } from './instrument-frame.tsx';

const secondKeyMs = 1500;

interface Keys {
  readonly model: FramedModel;
  readonly id: string;
  readonly views: readonly InstrumentView[];
  readonly show: (name: string) => void;
  /** Whether they work on the whole page. */
  readonly alone: boolean;
}

/** Keys that work anywhere inside the instrument but in its text fields: `/`, `g` and a letter, `?`. */
export function useInstrumentKeys(keys: Keys): (event: KeyboardEvent) => void {
  const { model, id, views, show, alone } = keys;
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && model.help.peek()) {
      model.help.value = false;
      return;
    }
    if ((event.target as Element).closest('input, textarea, select')) return;
    const view = views.find(({ letter }) => letter === event.key);
    const isSecond = event.timeStamp - lastG.current < secondKeyMs;
    lastG.current = Number.NEGATIVE_INFINITY;
    if (view && isSecond) {
      show(view.name);
      document.getElementById(`${id}-tab-${view.name}`)?.focus();
    } else if (event.key === '/') {
      document.getElementById(`${id}-search`)?.focus();
    } else if (event.key === '?') {
      model.help.value = !model.help.peek();
    } else {
      if (event.key === 'g') lastG.current = event.timeStamp;
      return;
    }
    event.preventDefault();
  };
  usePageKeys(key, alone);
  return key;
}

interface HelpProps {
  readonly locale: Locale;
  readonly views: readonly InstrumentView[];
  readonly view: InstrumentView;
  readonly close: () => void;
}

/** All keys: those that work everywhere, then those of the open view. */
export function InstrumentKeys({ locale, views, view, close }: HelpProps) {
  const t = analyzerCatalog[locale];
  const words = instrumentCatalog[locale];
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
          <kbd>/</kbd> {words.keyFilter}
        </li>
        <li>{t.keyViews(views.map(({ letter, label }) => `${letter} ${label}`).join(', '))}</li>
        <li>{words.keyLeave}</li>
        <li>{t.keyHelp}</li>
        {view.keys?.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
