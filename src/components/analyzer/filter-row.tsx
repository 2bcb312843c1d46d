import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { termsOf } from '../../analysis/strace/query/edit.ts';
import { parseQuery } from '../../analysis/strace/query/parse.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { shortPath, visibleText } from '../../views/visible-text.ts';
import { FilterPanel } from './filter-panel.tsx';
import { hasWallClock } from './labels.ts';
import type { AnalyzerModel } from './model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  /** False until the analyzer runs: the row then only keeps its place. */
  readonly live: boolean;
}

const typingMs = 200;

/** One line over the table: search, what is filtered by, marks, clock. */
export function FilterRow({ model, id, info, live }: Props) {
  const t = analyzerCatalog[model.locale];
  const panel = useSignal(false);
  const chips = termsOf(model.query.value);
  const marks = model.marked.value.size;
  return (
    <div class="filter-row" role="group" aria-label={t.filter}>
      <SearchField model={model} id={id} live={live} />
      <div class="filter-menu">
        <button
          type="button"
          class="an-button"
          disabled={!live}
          aria-expanded={panel.value}
          aria-controls={`${id}-filter`}
          onClick={() => {
            panel.value = !panel.value;
          }}
        >
          {t.filter}
        </button>
        {panel.value && (
          <FilterPanel
            model={model}
            id={`${id}-filter`}
            info={info}
            close={() => {
              panel.value = false;
            }}
          />
        )}
      </div>
      <div class="chips">
        {chips.map((chip) => (
          <button
            type="button"
            class="an-chip"
            key={chip.text}
            disabled={!live}
            title={t.removeFilter(visibleText(chip.text))}
            onClick={() => {
              model.query.value = chip.without;
            }}
          >
            {visibleText(shortPath(chip.text, 60))} <span aria-hidden="true">×</span>
          </button>
        ))}
        {marks > 0 && (
          <button
            type="button"
            class="an-chip is-mark"
            disabled={!live}
            title={t.markedClear}
            onClick={() => {
              model.marked.value = new Set();
            }}
          >
            {t.marked(formatCount(marks))} <span aria-hidden="true">×</span>
          </button>
        )}
        {chips.length > 0 && live && (
          <button
            type="button"
            class="an-link"
            onClick={() => {
              model.query.value = '';
            }}
          >
            {t.clearFilters}
          </button>
        )}
      </div>
      {hasWallClock(info) && (
        <button
          type="button"
          class="an-button clock"
          disabled={!live}
          aria-pressed={model.clock.value}
          title={t.wallClockTitle}
          onClick={() => {
            model.clock.value = !model.clock.value;
          }}
        >
          {t.wallClock}
        </button>
      )}
    </div>
  );
}

function SearchField({
  model,
  id,
  live,
}: {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly live: boolean;
}) {
  const t = analyzerCatalog[model.locale];
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const text = model.query.value;
  useEffect(() => {
    // What is being typed wins over what was searched last.
    if (input.current && document.activeElement !== input.current) input.current.value = text;
  }, [text]);
  const search = () => {
    clearTimeout(timer.current);
    const typed = input.current?.value.trim() ?? '';
    if (!parseQuery(typed).error) model.query.value = typed;
  };
  return (
    <input
      ref={input}
      id={`${id}-search`}
      class="search"
      type="search"
      disabled={!live}
      placeholder={t.searchPlaceholder}
      aria-label={t.search}
      defaultValue={text}
      autocomplete="off"
      spellcheck={false}
      onInput={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(search, typingMs);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search();
        if (event.key === 'Escape') {
          event.stopPropagation();
          if (event.currentTarget.value === '') document.querySelector<HTMLElement>(`#${id} .vt`)?.focus();
          event.currentTarget.value = '';
          search();
        }
      }}
    />
  );
}
