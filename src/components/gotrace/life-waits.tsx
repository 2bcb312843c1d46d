import { useSignal } from '@preact/signals';
import type { Locale } from '../../i18n/catalog.ts';
import { goroutineWordsCatalog } from '../../i18n/catalogs/goroutine-words.ts';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { Holder, LifeWait } from '../../views/gotrace/life-rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink, momentColumn, StateCell, stateText } from './life-cells.tsx';
import type { LifeProps } from './life-head.tsx';
import { StackFrames } from './stack-frames.tsx';
import { ToggleName } from './toggle-name.tsx';

/** The longest times in which it did not run, each with who ended it and, of locks, who held it meanwhile. */
export function LifeWaits({ model, life }: LifeProps) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  const words = goroutineWordsCatalog[locale];
  const opened = useSignal('');
  if (life.waits.length === 0) return null;
  const limits = [...new Set(life.waits.flatMap((wait) => wait.limits))];
  const key = ({ fromNs }: LifeWait) => String(fromNs);
  const said = [
    ...(limits.includes('lock-unnamed') ? [words.limitsTitle] : []),
    ...limits.map((limit) => words.limit(limit)),
  ];
  return (
    <section>
      <p class="an-h">{t.waits}</p>
      <p class="soft">{t.waitsNote}</p>
      <SortableTable
        label={t.waits}
        rows={life.waits}
        rowKey={key}
        sort="waited"
        columns={[
          durationColumn<LifeWait>('waited', t.waited, locale, ({ ns }) => ns),
          momentColumn<LifeWait>('at', t.at, ({ fromNs }) => fromNs),
          {
            key: 'state',
            label: t.state,
            value: (row) => stateText(row, locale),
            cell: (row) => <StateCell locale={locale} of={row} />,
          },
          {
            key: 'ended',
            label: t.endedBy,
            cell: (row) =>
              row.open ? (
                <span class="soft">{t.notEnded}</span>
              ) : row.state === 'waiting' ? (
                <GoroutineLink model={model} who={row.ender} />
              ) : (
                ''
              ),
          },
          {
            key: 'place',
            label: t.place,
            cell: (row) => (
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
        below={(row) => {
          const isOpen = opened.value === key(row);
          if (row.holders.length === 0 && !isOpen) return null;
          return (
            <>
              {row.holders.length > 0 && <Holders model={model} wait={row} />}
              {isOpen && <StackFrames model={model} stack={row.stack} />}
            </>
          );
        }}
      />
      {life.waitCount > life.waits.length && (
        <p class="soft">{t.waitsMore(formatCount(life.waits.length), formatCount(life.waitCount))}</p>
      )}
      {said.length > 0 && <p class="soft">{said.join(locale === 'ja' ? '' : ' ')}</p>}
    </section>
  );
}

function Holders({ model, wait }: { readonly model: GoTraceModel; readonly wait: LifeWait }) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  return (
    <div class="go-below">
      <p class="soft">{t.holders}</p>
      <ul class="go-holders">
        {wait.holders.map((holder) => {
          const length = formatDuration(holder.toNs - holder.fromNs, locale);
          return (
            <li key={holder.fromNs}>
              <GoroutineLink model={model} who={holder.who} />
              {locale === 'ja' ? '' : ' '}
              {wait.isLock && holder.releases ? t.held(length) : t.until(length)}
              {locale === 'ja' ? '。' : '; '}
              <span class="soft">
                {t.meanwhile} {activityWords(holder, locale)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function activityWords({ activity, activityCount }: Holder, locale: Locale): string {
  const t = gotraceGoroutineCatalog[locale];
  const said = activity.map((one) => {
    const what = `${stateText(one, locale)} ${formatDuration(one.totalNs, locale)}`;
    return one.place === '' ? what : `${what} (${visibleText(one.place)})`;
  });
  const rest = activityCount - activity.length;
  return [...said, ...(rest > 0 ? [t.andMore(formatCount(rest))] : [])].join(', ');
}
