import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatBytes, formatCount, formatLargeCount, formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { problemPlace, problemWords } from '../../views/gotrace/problem-words.ts';
import type { GoTraceFacts, GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { goReleases } from '../../views/gotrace/words.ts';
import { visibleText } from '../../views/visible-text.ts';
import { followAddress } from '../instrument/address.ts';
import { InstrumentFrame, type InstrumentView } from '../instrument/instrument-frame.tsx';
import { BlockingView } from './blocking-view.tsx';
import { CompareView } from './compare-view.tsx';
import { GcView } from './gc-view.tsx';
import { GoTraceModel } from './go-trace-model.ts';
import { GoroutineView } from './goroutine-view.tsx';
import { GoroutinesView } from './goroutines-view.tsx';
import { MmuView } from './mmu-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { RangeBar } from './range-bar.tsx';
import { TasksView } from './tasks-view.tsx';
import { GoTimelineView } from './timeline/timeline-view.tsx';
import { viewList } from './view-list.ts';
import { WakersView } from './wakers-view.tsx';

export { GoTraceModel };

interface ViewProps {
  readonly model: GoTraceModel;
  readonly id: string;
  readonly info: GoTraceInfo;
  readonly name: string;
}

interface Props {
  readonly model: GoTraceModel;
  readonly id: string;
  readonly alone: boolean;
  readonly actions?: ComponentChildren;
}

/** The instrument on a Go trace. */
export function GoTraceInstrument({ model, id, alone, actions }: Props) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  useEffect(() => followAddress(params, model.addressKey), [params]);
  const { facts, info } = model.state.value;
  const views = viewList(info, locale);
  const view = views.find(({ name }) => name === params.get('view')) ?? (views[0] as InstrumentView);
  const version = facts?.version ?? null;
  return (
    <InstrumentFrame
      model={model}
      id={id}
      views={views}
      view={view}
      tool={version === null ? t.toolUnknown : t.tool(`1.${version}`, goReleases(version))}
      facts={facts ? factsOf(facts, model) : []}
      filterLabel={t.filter}
      warnings={facts ? warningsOf(facts, model) : []}
      status={facts && <Status model={model} facts={facts} />}
      actions={actions}
      alone={alone}
    >
      {facts && <RangeBar model={model} facts={facts} />}
      {view.name === 'timeline' && facts ? (
        // The same part before and after the sums: what is drawn stays.
        <GoTimelineView model={model} id={id} />
      ) : info ? (
        <View model={model} id={id} info={info} name={view.name} />
      ) : (
        <p class="totals">
          <span role="status">{facts ? t.counting : t.analysing}</span>{' '}
          {facts && (
            <button type="button" class="an-link" onClick={() => params.set({ view: 'timeline', sort: '' })}>
              {t.countingTimeline}
            </button>
          )}
        </p>
      )}
    </InstrumentFrame>
  );
}

function View({ model, id, info, name }: ViewProps) {
  switch (name) {
    case 'goroutines':
      return <GoroutinesView model={model} />;
    case 'goroutine':
      return <GoroutineView model={model} />;
    case 'blocking':
      return <BlockingView model={model} id={id} />;
    case 'wakers':
      return <WakersView model={model} />;
    case 'gc':
      return <GcView model={model} info={info} />;
    case 'mmu':
      return <MmuView model={model} />;
    case 'compare':
      return <CompareView model={model} />;
    case 'tasks':
      return <TasksView model={model} info={info} />;
    default:
      return <OverviewView model={model} info={info} />;
  }
}

function factsOf(facts: GoTraceFacts, { locale }: GoTraceModel): string[] {
  const t = gotraceCatalog[locale];
  return [
    formatDuration(facts.durationNs, locale),
    t.factGoroutines(formatCount(facts.goroutines)),
    ...(facts.gomaxprocs > 0 ? [t.factProcs(formatCount(facts.gomaxprocs))] : []),
  ];
}

function warningsOf({ problem, warnings }: GoTraceFacts, { locale }: GoTraceModel): string[] {
  const t = gotraceCatalog[locale];
  const problems = problem
    ? [t.problem(problemWords(problem, locale), problemPlace(problem, locale), visibleText(problem.message))]
    : [];
  const notes = warnings.map((warning) =>
    t.warning(visibleText(warning.message), problemPlace(warning, locale)),
  );
  return [...problems, ...notes];
}

function Status({ model, facts }: { readonly model: GoTraceModel; readonly facts: GoTraceFacts }) {
  const { locale } = model;
  const t = gotraceCatalog[locale];
  return (
    <>
      <span>
        {t.statusRead(
          formatBytes(facts.bytes),
          formatCount(facts.generations),
          formatLargeCount(facts.events, locale),
        )}
      </span>
      <span>
        {facts.lostBytes > 0
          ? t.statusLost(formatBytes(facts.lostBytes), formatShare(facts.lostBytes, facts.bytes))
          : facts.problem
            ? null
            : t.statusWhole}
      </span>
    </>
  );
}
