import { useSignal } from '@preact/signals';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { LongWaitRow, WakerRow } from '../../views/gotrace/rows.ts';
import { holdUpColours, holdUpWord } from '../../views/gotrace/words.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink } from './life-cells.tsx';
import { StackFrames } from './stack-frames.tsx';
import { ToggleName } from './toggle-name.tsx';

interface Opened {
  readonly row: string;
  readonly stack: number;
}

/** The longest waits with who ended each, and who unblocked whom by place. */
export function WakersView({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const answer = useAnswer(model, 'goWakers', () => ({ text: params.get('q'), range: model.range.value }));
  const opened = useSignal<Opened>({ row: '', stack: -1 });
  const tables = answer.value;
  if (!tables) return <div class="totals" />;
  const toggle = (row: string, stack: number) => {
    const now = opened.peek();
    opened.value = now.row === row && now.stack === stack ? { row: '', stack: -1 } : { row, stack };
  };
  const below = (row: string) =>
    opened.value.row === row ? (
      <StackFrames key={opened.value.stack} model={model} stack={opened.value.stack} />
    ) : null;
  const stackName = (row: string, stack: number, name: string) =>
    stack > 0 ? (
      <ToggleName
        locale={locale}
        name={name}
        open={opened.value.row === row && opened.value.stack === stack}
        toggle={() => toggle(row, stack)}
      />
    ) : (
      visibleText(name)
    );
  return (
    <div class="totals">
      <section>
        <p class="an-h">{t.longest}</p>
        <p class="soft">{t.longestNote}</p>
        <SortableTable
          label={t.longest}
          rows={tables.longest}
          rowKey={waitKey}
          sort="waited"
          columns={longestColumns(model, stackName)}
          below={(row) => below(waitKey(row))}
        />
      </section>
      <section>
        <p class="an-h">{t.wakersTitle}</p>
        <p class="soft">{t.wakersNote}</p>
        <SortableTable
          label={t.wakersTitle}
          rows={tables.wakers}
          rowKey={wakerKey}
          sort="total"
          columns={wakerColumns(model, stackName)}
          below={(row) => below(wakerKey(row))}
        />
        {tables.wakerCount > tables.wakers.length && (
          <p class="soft">
            {t.wakersMore(formatCount(tables.wakers.length), formatCount(tables.wakerCount))}
          </p>
        )}
      </section>
    </div>
  );
}

type StackName = (row: string, stack: number, name: string) => ReturnType<typeof ToggleName> | string;

const waitKey = ({ goroutine, fromNs }: LongWaitRow) => `w${goroutine} ${fromNs}`;
const wakerKey = ({ stack, wakerStack, reason }: WakerRow) => `p${stack} ${wakerStack} ${reason}`;

function longestColumns(model: GoTraceModel, stackName: StackName): TotalColumn<LongWaitRow>[] {
  const { locale } = model;
  const t = gotraceCatalog[locale];
  return [
    durationColumn('waited', t.waited, locale, ({ ns }) => ns),
    {
      key: 'since',
      label: t.since,
      numeric: true,
      value: ({ fromNs }) => fromNs,
      title: ({ fromNs }) => exactDuration(fromNs),
      cell: ({ fromNs, sinceStart }) => (sinceStart ? t.beganBefore : formatDuration(fromNs, locale) || '0'),
    },
    {
      key: 'waiter',
      label: t.waiter,
      value: ({ goroutine }) => goroutine,
      title: ({ root }) => visibleText(root),
      cell: ({ goroutine, root }) => (
        <GoroutineLink model={model} who={{ id: String(goroutine), name: root }} />
      ),
    },
    {
      key: 'kind',
      label: t.kind,
      value: ({ holdUp }) => holdUp,
      cell: ({ holdUp, reason }) => (
        <>
          <i class={`swatch swatch-${holdUpColours[holdUp]}`} aria-hidden="true" />
          {visibleText(reason) || holdUpWord(holdUp, locale)}
        </>
      ),
    },
    {
      key: 'place',
      label: t.place,
      value: ({ place }) => place,
      cell: (row) => stackName(waitKey(row), row.stack, row.place),
    },
    {
      key: 'ended',
      label: t.endedBy,
      cell: (row) => {
        if (row.open) return <b>{t.nobody}</b>;
        if (row.waker < 0) return t.notAGoroutine;
        return (
          <>
            <GoroutineLink model={model} who={{ id: String(row.waker), name: row.wakerRoot }} />{' '}
            {stackName(waitKey(row), row.wakerStack, row.wakerPlace)}
          </>
        );
      },
    },
  ];
}

function wakerColumns({ locale }: GoTraceModel, stackName: StackName): TotalColumn<WakerRow>[] {
  const t = gotraceCatalog[locale];
  return [
    durationColumn('total', t.waited, locale, ({ totalNs }) => totalNs),
    {
      key: 'count',
      label: t.times,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    durationColumn('max', t.max, locale, ({ maxNs }) => maxNs),
    {
      key: 'reason',
      label: t.reason,
      value: ({ reason }) => reason,
      cell: ({ reason }) => visibleText(reason),
    },
    {
      key: 'waited',
      label: t.waitedAt,
      value: ({ place }) => place,
      cell: (row) => stackName(wakerKey(row), row.stack, row.place),
    },
    {
      key: 'unblocked',
      label: t.unblockedAt,
      value: ({ wakerPlace }) => wakerPlace,
      cell: (row) =>
        row.wakerPlace === '' ? t.notAGoroutine : stackName(wakerKey(row), row.wakerStack, row.wakerPlace),
    },
  ];
}
