import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import type { FramedModel } from './framed-model.ts';

interface Props {
  readonly model: FramedModel;
  readonly id: string;
  readonly label: string;
  /** Whether the open view is narrowed by it. */
  readonly isUsed: boolean;
}

const longest = 200;

/** The row over every view: a text that names have to hold. */
export function FilterField({ model, id, label, isUsed }: Props) {
  const t = instrumentCatalog[model.locale];
  const text = model.params.get('q');
  const live = model.given === null;
  return (
    <div class="filter-row" role="group" aria-label={t.filter}>
      <input
        id={`${id}-search`}
        class="search"
        type="search"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        maxLength={longest}
        aria-label={label}
        placeholder={label}
        value={text}
        disabled={!live}
        onInput={(event) => model.params.set({ q: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') document.getElementById(`${id}-tab-${model.params.peek('view')}`)?.focus();
          else model.params.set({ q: '' });
          event.preventDefault();
        }}
      />
      {!live && text !== '' && (
        <span class="chips on-paper-only">
          <code dir="ltr">{text}</code>
        </span>
      )}
      {text !== '' && !isUsed && <span class="soft">{t.filterUnused}</span>}
      <button
        type="button"
        class="an-button icon filter-help"
        aria-label={t.keys}
        title={t.keys}
        disabled={!live}
        aria-expanded={model.help.value}
        onClick={() => {
          model.help.value = !model.help.peek();
        }}
      >
        ?
      </button>
    </div>
  );
}
