import { useSignal } from '@preact/signals';
import { termsOf } from '../../../analysis/strace/query/edit.ts';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { queryCatalog } from '../../../i18n/catalogs/query.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import { FilterPanel } from '../filter-panel.tsx';
import { hasWallClock } from '../labels.ts';
import type { AnalyzerModel } from '../model.ts';
import { QueryInput } from './query-input.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  /** False until the analyzer runs: the row then only keeps its place. */
  readonly live: boolean;
}

const longestChip = 60;

/** One line over every view: the query, its terms as chips, marks, clock. */
export function QueryBar({ model, id, info, live }: Props) {
  const t = analyzerCatalog[model.locale];
  const panel = useSignal(false);
  const chips = termsOf(model.query.value);
  const marks = model.marked.value.size;
  // What removes a chip goes with it: whoever pressed it goes on in the field.
  const toField = () => document.getElementById(`${id}-search`)?.focus({ preventScroll: true });
  return (
    <div class="filter-row" role="group" aria-label={t.filter}>
      <QueryInput model={model} id={id} live={live} />
      <button
        type="button"
        class="an-button icon"
        disabled={!live}
        aria-expanded={model.help.value === 'query'}
        aria-controls={`${id}-help`}
        aria-label={queryCatalog[model.locale].help}
        title={queryCatalog[model.locale].help}
        onClick={() => {
          model.help.value = model.help.value === 'query' ? null : 'query';
        }}
      >
        ?
      </button>
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
      {/* Where its buttons do not work yet, the row itself is what scrolls by keyboard. */}
      <div class="chips" tabIndex={!live && chips.length > 0 ? 0 : undefined}>
        {chips.map((chip) => (
          <button
            type="button"
            class="an-chip"
            key={chip.text}
            disabled={!live}
            title={t.removeFilter(visibleText(chip.text))}
            onClick={() => {
              model.query.value = chip.without;
              toField();
            }}
          >
            {visibleText(cutText(chip.text, longestChip))} <span aria-hidden="true">×</span>
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
              toField();
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
              toField();
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
