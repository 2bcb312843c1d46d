import type { ComponentChildren } from 'preact';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatCount, formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { findingWords } from '../../views/gotrace/finding-words.ts';
import type { HoldUpSum, Overview } from '../../views/gotrace/rows.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { holdUpColours, holdUpWord } from '../../views/gotrace/words.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly info: GoTraceInfo;
}

/** What the trace is, what stands out in it, and where its goroutines were held up. */
export function OverviewView({ model, info }: Props) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const answer = useAnswer(model, 'goOverview', () => ({ range: model.range.value }));
  const overview = answer.value;
  if (!overview) return <div class="totals" />;
  return (
    <div class="totals about">
      <h3 class="an-h">{t.standsOut}</h3>
      {overview.findings.length === 0 && <p>{t.nothingStandsOut}</p>}
      <ul class="go-findings">
        {overview.findings.map((finding) => (
          <li key={finding.kind}>{findingWords(finding, locale)}</li>
        ))}
      </ul>
      <h3 class="an-h">{t.overviewTimes}</h3>
      <p class="soft">{t.overviewTimesNote}</p>
      <SortableTable
        label={t.overviewTimes}
        rows={overview.holdUps}
        rowKey={({ holdUp }) => holdUp}
        sort="total"
        columns={holdUpColumns(model, (kind) =>
          params.set({ view: 'blocking', kind, count: 'complete', sort: '' }),
        )}
      />
      <h3 class="an-h">{t.factsTitle}</h3>
      <dl class="facts">
        {factsOf(overview, info, model).map(
          (fact) =>
            fact && (
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd title={fact[2]}>{fact[1]}</dd>
              </div>
            ),
        )}
      </dl>
      {overview.createdBy.length > 0 && (
        <>
          <h3 class="an-h">{t.createdBy}</h3>
          <p class="soft">{t.createdNote}</p>
          <SortableTable
            label={t.createdBy}
            rows={overview.createdBy}
            rowKey={({ name }) => name}
            sort="count"
            columns={[
              {
                key: 'count',
                label: t.count,
                numeric: true,
                value: ({ count }) => count,
                cell: ({ count }) => formatCount(count),
              },
              {
                key: 'name',
                label: t.creator,
                value: ({ name }) => name,
                cell: ({ name }) => visibleText(name),
              },
            ]}
          />
          {overview.createdByCount > overview.createdBy.length && (
            <p class="soft">
              {t.rowsMore(formatCount(overview.createdBy.length), formatCount(overview.createdByCount))}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function holdUpColumns(
  { locale }: GoTraceModel,
  show: (kind: HoldUpSum['holdUp']) => void,
): TotalColumn<HoldUpSum>[] {
  const t = gotraceCatalog[locale];
  return [
    {
      key: 'kind',
      label: t.kind,
      value: ({ holdUp }) => holdUpWord(holdUp, locale),
      cell: ({ holdUp }) => (
        <>
          <i class={`swatch swatch-${holdUpColours[holdUp]}`} aria-hidden="true" />
          <button type="button" class="an-link" onClick={() => show(holdUp)}>
            {holdUpWord(holdUp, locale)}
          </button>
        </>
      ),
    },
    durationColumn('total', t.complete, locale, ({ totalNs }) => totalNs),
    {
      key: 'count',
      label: t.times,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    durationColumn('open', t.stillOpen, locale, ({ openNs }) => openNs),
    durationColumn('official', t.official, locale, ({ officialNs }) => officialNs),
  ];
}

type Fact = readonly [name: string, value: ComponentChildren, exact?: string] | false;

function factsOf(overview: Overview, info: GoTraceInfo, { locale }: GoTraceModel): Fact[] {
  const t = gotraceCatalog[locale];
  const time = (name: string, ns: number): Fact => [
    name,
    ns > 0 ? formatDuration(ns, locale) : '0',
    exactDuration(ns),
  ];
  const part = (name: string, ns: number): Fact => [
    name,
    `${ns > 0 ? formatDuration(ns, locale) : '0'} (${t.ofTrace(formatShare(ns, info.durationNs))})`,
    exactDuration(ns),
  ];
  const wallMs = info.wallNs === null ? Number.NaN : Number(info.wallNs / 1_000_000n);
  return [
    time(t.factRun, overview.execNs),
    time(t.factSched, overview.schedWaitNs),
    part(t.factMark, overview.markNs),
    part(t.factStops, overview.stopsNs),
    [t.factOwn, formatCount(overview.goroutines)],
    [t.factSystem, formatCount(overview.systemGoroutines)],
    [t.factProcsUsed, formatCount(info.procs)],
    [t.factEventsTitle, formatCount(info.events)],
    Math.abs(wallMs) < 8.64e15 && [
      t.factWall,
      t.utc(new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ')),
    ],
  ];
}
