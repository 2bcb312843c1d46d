import { useSignal } from '@preact/signals';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { LifeEvent } from '../../views/gotrace/life-rows.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../instrument/more-rows.tsx';
import { GoroutineLink, momentColumn, StateCell } from './life-cells.tsx';
import type { LifeProps } from './life-head.tsx';
import { StackFrames } from './stack-frames.tsx';
import { ToggleName } from './toggle-name.tsx';

/** Its life event by event: states with who put it there and who ended them, and what it did to others. */
export function LifeEvents({ model, life }: LifeProps) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  const most = useSignal(rowStep);
  const opened = useSignal('');
  const key = (row: LifeEvent) => `${row.kind} ${row.atNs} ${row.kind === 'state' ? '' : row.other?.id}`;
  return (
    <section>
      <p class="an-h">{t.events}</p>
      <SortableTable
        label={t.events}
        rows={life.events.slice(0, most.value)}
        rowKey={key}
        sort=""
        columns={[
          momentColumn<LifeEvent>('at', t.at, ({ atNs }) => atNs),
          {
            key: 'took',
            label: t.waited,
            numeric: true,
            title: (row) => (row.kind === 'state' ? exactDuration(row.ns) : ''),
            cell: (row) => (row.kind === 'state' ? formatDuration(row.ns, locale) : ''),
          },
          {
            key: 'state',
            label: t.state,
            cell: (row) =>
              row.kind === 'state' ? (
                <>
                  <StateCell locale={locale} of={row} />
                  {row.proc !== null && <span class="soft"> {t.onProc(String(row.proc))}</span>}
                  {row.open && <span class="soft"> ({t.notEnded})</span>}
                </>
              ) : (
                <>
                  <span class="soft">{row.kind === 'create' ? t.creates : t.unblocks}</span>{' '}
                  <GoroutineLink model={model} who={row.other} />
                  {row.waitedNs > 0 && (
                    <span class="soft"> ({t.waitedBefore(formatDuration(row.waitedNs, locale))})</span>
                  )}
                </>
              ),
          },
          {
            key: 'waker',
            label: t.from,
            cell: (row) =>
              row.kind === 'state' && row.by ? <GoroutineLink model={model} who={row.by} /> : '',
          },
          {
            key: 'ended',
            label: t.endedBy,
            cell: (row) =>
              row.kind === 'state' && row.ender ? <GoroutineLink model={model} who={row.ender} /> : '',
          },
          {
            key: 'place',
            label: t.place,
            cell: (row) =>
              row.stack > 0 && (
                <ToggleName
                  locale={locale}
                  name={row.place}
                  open={opened.value === key(row)}
                  toggle={() => {
                    opened.value = opened.peek() === key(row) ? '' : key(row);
                  }}
                />
              ),
          },
        ]}
        below={(row) => (opened.value === key(row) ? <StackFrames model={model} stack={row.stack} /> : null)}
      />
      <MoreRows
        locale={locale}
        shown={Math.min(most.value, life.events.length)}
        count={life.events.length}
        more={() => {
          most.value += rowStep;
        }}
      />
      {life.eventCount > life.events.length && (
        <p class="soft">{t.eventsMore(formatCount(life.events.length), formatCount(life.eventCount))}</p>
      )}
    </section>
  );
}
