import type { ComponentChildren } from 'preact';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration } from '../../views/format-duration.ts';
import type { LifeSum, LifeTables } from '../../views/gotrace/life-rows.ts';
import { stateColour } from '../../views/gotrace/words.ts';
import { windowText } from '../../views/timeline/time-window.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { Share } from '../instrument/share.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink, intervalWords, sumColumns } from './life-cells.tsx';
import { spanText } from './timeline/timeline-state.ts';

export interface LifeProps {
  readonly model: GoTraceModel;
  readonly life: LifeTables;
}

/** Who it is, where it comes from, and what its time went on. */
export function LifeHead({ model, life }: LifeProps) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  const length = life.interval.toNs - life.interval.fromNs;
  return (
    <>
      <section>
        <h3 class="an-h go-title">
          {t.name(life.id)} <span dir="ltr">{visibleText(life.name)}</span>
        </h3>
        <Neighbours model={model} life={life} />
        <dl class="facts">
          {factsOf(model, life).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {life.isCut && <p class="soft">{t.isCut}</p>}
      </section>
      <section>
        <p class="an-h">{t.bar}</p>
        <LifeBar life={life} label={t.bar} />
        <p class="soft">{t.barNote}</p>
        <SortableTable
          label={t.states}
          rows={life.states}
          rowKey={({ state, reason }) => `${state} ${reason}`}
          sort="total"
          columns={[
            ...sumColumns<LifeSum>(locale).slice(0, 1),
            {
              key: 'share',
              label: t.share,
              numeric: true,
              cell: ({ totalNs }) => <Share part={totalNs} whole={length} />,
            },
            ...sumColumns<LifeSum>(locale).slice(1, 2),
            ...sumColumns<LifeSum>(locale)
              .slice(2)
              .map((column) => ({ ...column, key: 'name' })),
          ]}
        />
      </section>
      <Wakers model={model} life={life} />
    </>
  );
}

function Neighbours({ model, life }: LifeProps) {
  const t = gotraceGoroutineCatalog[model.locale];
  const go = (id: string | null, words: (id: string) => string) =>
    id !== null && (
      <button type="button" class="an-link" onClick={() => model.params.set({ id })}>
        {words(id)}
      </button>
    );
  return (
    <p class="go-range-row">
      {go(life.previous, t.previous)}
      {go(life.next, t.next)}
      <button
        type="button"
        class="an-link"
        onClick={() => model.params.set({ view: 'goroutines', group: life.name || '-', q: '', sort: '' })}
      >
        {t.all}
      </button>
      <button
        type="button"
        class="an-link"
        onClick={() =>
          model.params.set({
            ...{ view: 'timeline', by: 'goroutine', q: '', group: '', sort: '' },
            span: spanText({ id: Number(life.id), fromNs: life.fromNs }),
            zoom: windowText({ fromNs: life.fromNs, toNs: life.toNs }),
          })
        }
      >
        {t.onTimeline}
      </button>
    </p>
  );
}

function factsOf(model: GoTraceModel, life: LifeTables): (readonly [string, ComponentChildren])[] {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  const created: (readonly [string, ComponentChildren])[] = life.createdInTrace
    ? [
        [t.createdAt, exactDuration(life.fromNs)],
        [t.createdBy, <GoroutineLink key="by" model={model} who={life.createdBy} />],
        [t.createdIn, visibleText(life.creation.place)],
      ]
    : [[t.createdAt, `${t.before} ${exactDuration(life.fromNs)}`]];
  return [
    ...created,
    [t.firstRan, life.firstRanNs === null ? t.neverRan : exactDuration(life.firstRanNs)],
    [t.endedAt, life.endedInTrace ? exactDuration(life.toNs) : t.stillThere],
    [t.ofInterval, intervalWords(life.interval.fromNs, life.interval.toNs, locale)],
  ];
}

/** Its states from left to right; the table below has the same in figures. */
function LifeBar({ life, label }: { readonly life: LifeTables; readonly label: string }) {
  const length = life.interval.toNs - life.interval.fromNs;
  const part = (ns: number) => `${((100 * ns) / length).toFixed(3)}%`;
  return (
    <div class="go-life-bar" role="img" aria-label={label}>
      {life.bar.map(({ fromNs, toNs, holdUp }) => (
        <i
          key={fromNs}
          class={`swatch-${stateColour(holdUp)}`}
          style={{ left: part(fromNs - life.interval.fromNs), width: part(toNs - fromNs) }}
        />
      ))}
    </div>
  );
}

function Wakers({ model, life }: LifeProps) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  type Row = LifeTables['wakers'][number];
  if (life.wakers.length === 0) return null;
  return (
    <section>
      <p class="an-h">{t.wakers}</p>
      <SortableTable
        label={t.wakers}
        rows={life.wakers}
        rowKey={({ who }) => who?.id ?? '-'}
        sort="total"
        columns={[
          durationColumn<Row>('total', t.waitedFor, locale, ({ waitedNs }) => waitedNs),
          {
            key: 'count',
            label: t.times,
            numeric: true,
            value: ({ count }) => count,
            cell: ({ count }) => formatCount(count),
          },
          { key: 'name', label: t.who, cell: ({ who }) => <GoroutineLink model={model} who={who} /> },
        ]}
      />
      {life.wakerCount > life.wakers.length && (
        <p class="soft">{t.wakersMore(formatCount(life.wakers.length), formatCount(life.wakerCount))}</p>
      )}
      {life.cpuSamples > 0 && (
        <p class="soft">
          {t.samplesNote(formatCount(life.cpuSamples))}{' '}
          {life.cpuFunctions
            .slice(0, 5)
            .map(({ name, flat }) => `${visibleText(name)} ${formatCount(flat)}`)
            .join(', ')}
        </p>
      )}
    </section>
  );
}
