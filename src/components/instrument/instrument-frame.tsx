import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import { visibleText } from '../../views/visible-text.ts';
import { noticeWords, ProblemBox } from '../analyzer/problem.tsx';
import { FilterField } from './filter-field.tsx';
import type { FramedModel } from './framed-model.ts';
import { InstrumentKeys, useInstrumentKeys } from './instrument-keys.tsx';
import { ReadingProgress } from './reading-progress.tsx';

/** A view of an instrument: its name in the address, its words, the letter after `g`. */
export interface InstrumentView {
  readonly name: string;
  readonly label: string;
  readonly letter: string;
  /** How many there are of what it shows. */
  readonly count?: number;
  /** What its keys do, a line each. */
  readonly keys?: readonly string[];
  /** Whether the filter of the frame narrows it. */
  readonly isFiltered: boolean;
}

interface Props {
  readonly model: FramedModel;
  readonly id: string;
  readonly views: readonly InstrumentView[];
  readonly view: InstrumentView;
  /** After the name: what tool and version it is of, and its measures. */
  readonly tool: string;
  readonly facts: readonly string[];
  readonly filterLabel: string;
  readonly status: ComponentChildren;
  readonly warnings: readonly string[];
  readonly actions?: ComponentChildren;
  /** The instrument is the page: its keys work wherever the reader is. */
  readonly alone: boolean;
  readonly children: ComponentChildren;
}

/** The instrument around the views of a Go trace or a profile: title line, views, filter, the view, status line. */
export function InstrumentFrame(props: Props) {
  const { model, id, views, view, tool, facts, filterLabel, status, warnings, actions, alone, children } =
    props;
  const t = analyzerCatalog[model.locale];
  const show = (name: string) => model.params.set({ view: name, sort: '' });
  const keys = useInstrumentKeys({ model, id, views, show, alone });
  const problem = model.problem.value;
  const live = model.given === null;
  const notices = [
    ...warnings,
    ...model.state.value.notices.map((notice) => noticeWords(notice, model.locale)),
  ];
  return (
    <div
      class="frame"
      role="group"
      aria-label={t.frame(visibleText(model.name))}
      data-stage={live ? model.state.value.stage : undefined}
      data-format={model.state.value.format}
      onKeyDown={alone ? undefined : keys}
    >
      <div class="frame-title">
        <b class="frame-name">{visibleText(model.name)}</b>
        <span class="frame-tool soft">{tool}</span>
        <span class="frame-facts">{facts.join(' · ')}</span>
        {actions}
        <Tabs id={id} label={t.views} views={views} view={view} show={show} live={live} />
      </div>
      <FilterField model={model} id={id} label={filterLabel} isUsed={view.isFiltered} />
      <div class="frame-body" id={`${id}-view`} role="tabpanel" aria-labelledby={`${id}-tab-${view.name}`}>
        <div class="with-detail">
          <div class="view-main">
            {problem ? <ProblemBox problem={problem} locale={model.locale} /> : children}
          </div>
        </div>
        {model.help.value && (
          <InstrumentKeys
            locale={model.locale}
            views={views}
            view={view}
            close={() => {
              model.help.value = false;
            }}
          />
        )}
      </div>
      {notices.length > 0 && (
        <ul class="notices" role="status" aria-label={instrumentCatalog[model.locale].notices}>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <div class="status">{status}</div>
      <ReadingProgress model={model} />
    </div>
  );
}

interface TabsProps {
  readonly id: string;
  readonly label: string;
  readonly views: readonly InstrumentView[];
  readonly view: InstrumentView;
  readonly show: (name: string) => void;
  readonly live: boolean;
}

function Tabs({ id, label, views, view, show, live }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // On a phone the tabs scroll in their own frame. Not scrollIntoView: that would scroll a lesson's page as well.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!tab || !list.current) return;
    list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [view.name, views.length]);
  const go = (name: string) => {
    show(name);
    document.getElementById(`${id}-tab-${name}`)?.focus();
  };
  return (
    <div
      ref={list}
      class="frame-tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        const at = views.findIndex(({ name }) => name === view.name);
        const next = views[(at + step + views.length) % views.length];
        if (next) go(next.name);
      }}
    >
      {views.map(({ name, label: words, count }) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`${id}-tab-${name}`}
          aria-selected={view.name === name}
          aria-controls={`${id}-view`}
          tabIndex={view.name === name ? 0 : -1}
          disabled={!live}
          onClick={() => go(name)}
        >
          {words}
          {count !== undefined && <span class="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
