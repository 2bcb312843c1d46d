import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { waitClassNames } from '../../analysis/strace/log.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { findingTexts, waitClassTexts } from '../../i18n/catalogs/findings.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import type { CallFilter } from '../../views/call-view.ts';
import { isEmptyFilter } from '../../views/call-view.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
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
  const filter = model.filter.value;
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
        {chips(model, filter).map((chip) => (
          <button
            type="button"
            class="an-chip"
            key={chip.key}
            disabled={!live}
            title={t.removeFilter(chip.text)}
            onClick={() => model.setFilter(chip.without)}
          >
            {chip.text} <span aria-hidden="true">×</span>
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
        {!isEmptyFilter(filter) && live && (
          <button type="button" class="an-link" onClick={() => model.showOnly({})}>
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
  const text = model.filter.value.text ?? '';
  useEffect(() => {
    // What is being typed wins over what was searched last.
    if (input.current && document.activeElement !== input.current) input.current.value = text;
  }, [text]);
  const search = () => {
    clearTimeout(timer.current);
    model.setFilter({ text: input.current?.value.trim() || undefined });
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

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly without: Partial<{ [K in keyof CallFilter]: CallFilter[K] | undefined }>;
}

function chips(model: AnalyzerModel, filter: CallFilter): Chip[] {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const all: Chip[] = [];
  const others = <T,>(list: readonly T[] | undefined, item: T) => (list ?? []).filter((one) => one !== item);
  for (const name of filter.syscalls ?? []) {
    all.push({
      key: `call ${name}`,
      text: visibleText(name),
      without: { syscalls: others(filter.syscalls, name) },
    });
  }
  for (const pid of filter.pids ?? [])
    all.push({ key: `pid ${pid}`, text: `pid ${pid}`, without: { pids: others(filter.pids, pid) } });
  for (const name of filter.errnos ?? []) {
    const text = name === 'any' ? t.filterAnyError : visibleText(name);
    all.push({ key: `errno ${name}`, text, without: { errnos: others(filter.errnos, name) } });
  }
  for (const name of filter.classes ?? []) {
    const text = waitClassTexts[waitClassNames.indexOf(name) as 0].name[locale];
    all.push({ key: `class ${name}`, text, without: { classes: others(filter.classes, name) } });
  }
  if (filter.minNs)
    all.push({
      key: 'min',
      text: `≥ ${formatDuration(filter.minNs, locale)}`,
      without: { minNs: undefined },
    });
  if (filter.target) {
    const text = `${t.filterTarget} ${visibleText(shortPath(filter.target, 40))}`;
    all.push({ key: 'target', text, without: { target: undefined } });
  }
  if (filter.finding !== undefined) {
    void model.loadFindings();
    const finding = model.findings.value?.[filter.finding];
    const text = t.filterFinding(
      finding ? findingTexts[finding.kind].title[locale] : String(filter.finding + 1),
    );
    all.push({ key: 'finding', text, without: { finding: undefined } });
  }
  return all;
}
