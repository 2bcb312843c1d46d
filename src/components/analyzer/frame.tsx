import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { visibleText } from '../../views/visible-text.ts';
import { KeysHelp, useKeys } from './keys.tsx';
import { traceFacts } from './labels.ts';
import type { AnalyzerModel } from './model.ts';
import { NoticeList } from './problem.tsx';
import { QueryBar } from './query/query-bar.tsx';
import { QueryHelp } from './query/query-help.tsx';
import { ReadingLine } from './reading.tsx';
import { StatusLine } from './status-line.tsx';
import { type ViewName, viewNames } from './url-state.ts';
import { hasView, viewWords } from './view-words.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly name: string;
  /** False until the analyzer runs. */
  readonly live: boolean;
  readonly findings: number;
  /** The view itself. */
  readonly children: ComponentChildren;
  /** After the title: what the page adds (open another). */
  readonly actions?: ComponentChildren;
  /** The instrument is the page: its keys work wherever the reader is. */
  readonly alone?: boolean;
}

/** The instrument around every view: title line, views, filter, the view, status line. */
export function Frame({ model, id, info, name, live, findings, children, actions, alone = false }: Props) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const keys = useKeys(model, id, live, alone);
  const closeHelp = () => {
    model.help.value = null;
  };
  const view = model.shownView.value;
  const body = useRef<HTMLDivElement>(null);
  const heldFocus = body.current?.contains(document.activeElement) ?? false;
  // What was pressed in the old view is gone with it: the keys go on in the new one.
  useEffect(() => {
    if (!heldFocus || document.activeElement !== document.body) return;
    const next =
      body.current?.querySelector<HTMLElement>('.vt') ?? document.getElementById(`${id}-tab-${view}`);
    next?.focus({ preventScroll: true });
  }, [view]);
  const facts = traceFacts(info, locale);
  const exact =
    info.endNs === null ? undefined : `${formatDuration(info.endNs, locale)}, ${formatCount(info.calls)}`;
  return (
    <div
      class="frame"
      role="group"
      aria-label={t.frame(visibleText(name))}
      data-stage={live ? model.opened.value?.stage : undefined}
      onKeyDown={alone ? undefined : keys}
    >
      <div class="frame-title">
        <b class="frame-name">{visibleText(name)}</b>
        {info.options.length > 0 && (
          <code class="frame-tool" title={t.seenTitle}>
            {t.seen(info.options.join(' '))}
          </code>
        )}
        <span class="frame-facts" title={exact}>
          {facts.join(' · ')}
        </span>
        {actions}
        <ViewTabs model={model} id={id} info={info} live={live} findings={findings} />
      </div>
      <QueryBar model={model} id={id} info={info} live={live} />
      <div
        ref={body}
        class="frame-body"
        id={`${id}-view`}
        role="tabpanel"
        aria-labelledby={`${id}-tab-${view}`}
      >
        {children}
        {model.help.value === 'keys' && <KeysHelp model={model} info={info} close={closeHelp} />}
        {model.help.value === 'query' && <QueryHelp model={model} id={`${id}-help`} close={closeHelp} />}
      </div>
      <NoticeList model={model} />
      <StatusLine model={model} id={id} info={info} live={live} />
      <ReadingLine model={model} />
    </div>
  );
}

interface TabsProps {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly live: boolean;
  readonly findings: number;
}

function ViewTabs({ model, id, info, live, findings }: TabsProps) {
  const t = analyzerCatalog[model.locale];
  const words = viewWords(model.locale);
  const shown = viewNames.filter((name) => hasView(name, info));
  const list = useRef<HTMLDivElement>(null);
  const view = model.shownView.value;
  // On a phone the tabs scroll in their own frame. Not scrollIntoView: that would scroll a lesson's page as well.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!tab || !list.current) return;
    const { offsetLeft, offsetWidth } = tab;
    list.current.scrollLeft = offsetLeft - (list.current.clientWidth - offsetWidth) / 2;
  }, [view, findings, shown.length]);
  const go = (name: ViewName) => {
    model.view.value = name;
    document.getElementById(`${id}-tab-${name}`)?.focus();
  };
  return (
    <div
      ref={list}
      class="frame-tabs"
      role="tablist"
      aria-label={t.views}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        const next = shown[(shown.indexOf(view) + step + shown.length) % shown.length];
        if (next) go(next);
      }}
    >
      {shown.map((name) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`${id}-tab-${name}`}
          aria-selected={view === name}
          aria-controls={`${id}-view`}
          tabIndex={view === name ? 0 : -1}
          disabled={!live}
          onClick={() => go(name)}
        >
          {words[name]}
          {name === 'findings' && findings >= 0 && <span class="count">{findings}</span>}
        </button>
      ))}
    </div>
  );
}
